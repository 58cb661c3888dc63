import Markup

/// What DokuWiki calls the pages and pictures of a publication, `net:flow:browse` and `net:browse.svg`, and how
/// they link to each other.
struct DokuWikiLayout: Sendable {
  /// The namespace that everything is in.
  let namespace: String
  private let naming: PageNaming
  /// By page, then by the name of a place on it: the heading of the section that it is in.
  private let sections: [String: [String: String]]

  init(_ name: PublicationName, _ publication: Publication) {
    let namespace = Self.namespace(name)
    self.namespace = namespace
    self.naming = PageNaming(publication) { (words: [String]) in
      ([namespace] + (words.isEmpty ? ["start"] : words)).joined(separator: ":")
    }
    self.sections = Dictionary(
      publication.pages.map { ($0.path, Sections($0.document).headings) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The namespace of a publication: ids are in lower case, and begin and end with a letter or digit.
  static func namespace(_ name: PublicationName) -> String {
    let id = name.text.lowercased().split(separator: "_").joined(separator: "_")
    let core = id.drop { $0 == "-" || $0 == "_" }.reversed().drop { $0 == "-" || $0 == "_" }
    return core.isEmpty ? "network" : String(core.reversed())
  }

  /// The id of a page; nil where there is none at this path.
  func id(of path: String) -> String? { naming.name(of: path) }

  /// The id of a picture.
  func id(ofPicture path: String) -> String {
    ([namespace] + path.split(separator: "/").filter { $0 != "diagrams" }.map(String.init))
      .joined(separator: ":")
  }

  /// How a page links to others: rows have no names of their own, so that links to them lead to the section.
  ///
  /// - Parameters:
  ///   - page: the path of the page.
  ///   - exists: whether a page is there to be linked to, by its id.
  func links(
    from page: String, _ exists: @escaping @Sendable (String) -> Bool
  ) -> LinkStyle {
    LinkStyle { target in
      switch target {
      case .anchor(let anchor): return sections[page]?[anchor].map { "#\($0)" }
      case .page(let path, let anchor):
        guard let id = id(of: path), exists(id) else { return nil }
        return id + (anchor.flatMap { sections[path]?[$0] }.map { "#\($0)" } ?? "")
      case .file(let path): return id(ofPicture: path)
      case .address(let url): return url
      }
    }
  }
}

/// The sections of a page.
private struct Sections {
  /// By the name of a place: what DokuWiki makes the id of its section of.
  private(set) var headings: [String: String] = [:]
  private var current: String?
  private var taken: Set<String> = []

  init(_ document: Document) {
    _ = section(document.title)
    for block in document.blocks { read(block) }
  }

  private mutating func read(_ block: Block) {
    switch block {
    case .heading(_, let text, let anchor):
      let section = section(text)
      current = section
      headings[anchor] = headings[anchor] ?? section
    case .paragraph(let inlines): read(inlines)
    case .list(_, let items): for item in items { read(item) }
    case .table(let table):
      for row in table.rows { for cell in row { read(cell) } }
    case .details(_, let blocks): for block in blocks { read(block) }
    case .picture, .code, .blanks: break
    }
  }

  private mutating func read(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .anchor(let name): headings[name] = headings[name] ?? current
      case .strong(let inlines), .emphasis(let inlines), .link(let inlines, _): read(inlines)
      case .text, .code, .lineBreak: break
      }
    }
  }

  /// A heading without signs, which its id does not have either; the wiki numbers those that are alike.
  private mutating func section(_ heading: String) -> String {
    let text = String(
      String.UnicodeScalarView(
        heading.unicodeScalars.map { scalar in
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "-_.:".unicodeScalars.contains(scalar) ? scalar : " "
        })
    ).split(separator: " ").joined(separator: " ")
    let id = text.lowercased()
    var unique = text
    var number = 0
    while !taken.insert(number == 0 ? id : "\(id)\(number)").inserted {
      number += 1
      unique = "\(text)\(number)"
    }
    return unique
  }
}
