import Fingerprints
import Foundation
import Mustache

/// The templates of the pages, parsed once.
public struct TemplateLibrary: Sendable {
  private let library: MustacheLibrary
  /// Tells these templates from others.
  public let fingerprint: String

  /// Everything that a page shows is Markdown already, so nothing may be escaped for HTML. The line goes
  /// before every template, since a partial does not inherit it.
  private static let plainText = "{{% CONTENT_TYPE:TEXT}}\n"

  /// Takes the built-in templates, some of them replaced.
  ///
  /// - Parameter overrides: texts by file name, such as `flow.mustache`.
  /// - Throws: for a name that no template has, and for the first malformed text.
  public init(overrides: [String: String] = [:]) throws(TemplateError) {
    let known = PageTemplate.allCases.map(\.fileName)
    if let unknown = overrides.keys.sorted().first(where: { !known.contains($0) }) {
      throw .unknown(file: unknown, known: known)
    }
    var library = MustacheLibrary()
    var partials: [String: [String]] = [:]
    for template in PageTemplate.allCases {
      let text = overrides[template.fileName] ?? template.builtIn
      partials[template.rawValue] = Self.partials(of: text)
      library.register(try Self.parse(text, of: template.fileName), named: template.rawValue)
    }
    try Self.check(partials)
    self.library = library
    self.fingerprint =
      Fingerprint(
        of: overrides.sorted { $0.key < $1.key }.map { "\($0.key)\u{0}\($0.value)" }
          .joined(separator: "\u{0}")
      ).text
  }

  /// Takes the built-in templates, with those that a folder holds in place of their namesakes.
  ///
  /// Hidden files are passed over.
  public init(folder: String) throws(TemplateError) {
    var texts: [String: String] = [:]
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder)
      where !name.hasPrefix(".") {
        texts[name] = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      }
    } catch {
      throw .unreadable(path: folder, reason: error.localizedDescription)
    }
    try self.init(overrides: texts)
  }

  /// The templates that a text includes.
  private static func partials(of text: String) -> [String] {
    text.components(separatedBy: "{{>").dropFirst().compactMap { rest in
      rest.components(separatedBy: "}}").first?.trimmingCharacters(in: .whitespaces)
    }
  }

  /// Complains about templates that include what is not there, or themselves without end.
  private static func check(_ partials: [String: [String]]) throws(TemplateError) {
    for (name, included) in partials.sorted(by: { $0.key < $1.key }) {
      if let unknown = included.first(where: { partials[$0] == nil }) {
        throw .unknownPartial(
          file: "\(name).mustache", name: unknown, known: partials.keys.sorted())
      }
      var reached: Set<String> = []
      var waiting = included
      while let next = waiting.popLast() {
        if next == name { throw .recursive(file: "\(name).mustache") }
        if reached.insert(next).inserted { waiting += partials[next] ?? [] }
      }
    }
  }

  private static func parse(
    _ text: String, of file: String
  ) throws(TemplateError) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: plainText + text)
    } catch let error as MustacheTemplate.ParserError {
      throw .malformed(
        file: file, line: error.context.lineNumber - 1, column: error.context.columnNumber,
        reason: reason(error.error))
    } catch {
      throw .malformed(file: file, line: 1, column: 1, reason: "\(error)")
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "the tag closes another section than the one that is open"
    case .unfinishedName: "the tag does not end in '}}'"
    case .expectedSectionEnd: "a section is not closed"
    default: "\(error)"
    }
  }

  /// Fills a template.
  func render(_ template: PageTemplate, _ page: some MustacheParent) -> String {
    library.render(page, withTemplate: template.rawValue) ?? ""
  }
}
