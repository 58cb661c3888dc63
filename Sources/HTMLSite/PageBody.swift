import DOT
import Evaluation
import Markup
import Pages

/// What a page says, with its pictures.
struct PageBody {
  private let page: SitePage
  private let map: SiteMap
  private let links: LinkStyle

  init(_ page: SitePage, in map: SiteMap) {
    self.page = page
    self.map = map
    self.links = map.links(from: page.source)
  }

  /// The file: the start of the page, what it says, and its end.
  func content(before start: String, after end: String) -> OutputFile.Content {
    let text = start + "<h1>\(HTML.text(page.title))</h1>\n" + blocks + end
    // Between the marks are the paths of pictures.
    let parts = text.split(separator: Self.mark, omittingEmptySubsequences: false)
    guard parts.count > 1 else { return .text(text) }
    // The same picture twice would have the same names twice.
    var shown: Set<Substring> = []
    return .composed(
      parts.enumerated().compactMap { number, part in
        guard !number.isMultiple(of: 2) else { return .text(String(part)) }
        guard shown.insert(part).inserted, let drawing = map.drawings[String(part)] else {
          return nil
        }
        return .picture(drawing.linking(from: String(part), links))
      })
  }

  /// No text of a page holds it: `HTML.text` shows control characters as pictures of themselves.
  private static let mark: Character = "\u{1}"

  private var blocks: String {
    let writer = HTMLWriter(links: links, cellClass: Self.cellClass, figure: figure)
    guard let outcome = page.place?.entry.outcome,
      let verdict = page.document.blocks.firstIndex(where: { $0.begins(with: outcome.verdict) })
    else { return writer.text(page.document.blocks) }
    // The answer comes first, before pictures that take more than a screen.
    var rest = page.document.blocks
    let answer = rest.remove(at: verdict)
    return "<div class=\"banner \(outcome.rawValue)\">\n\(writer.text([answer]))\n</div>\n"
      + writer.text(rest)
  }

  /// A picture within the page, and the way to its file.
  private func figure(_ picture: Picture) -> String {
    guard map.drawings[picture.path] != nil, let file = links(.file(picture.path)) else {
      return ""
    }
    return """
      <div class="diagram" role="group" aria-label="Diagram" tabindex="0">
      \(Self.mark)\(picture.path)\(Self.mark)</div>
      <p class="alone"><a href="\(HTML.text(file))">The picture alone</a></p>
      """
  }

  /// The class of a cell that is a verdict.
  private static func cellClass(_ cell: [Inline]) -> String? {
    let text = cell.plainText
    if let outcome = outcomes[text] { return "verdict \(outcome)" }
    if let action = actions[text] { return "action \(action)" }
    return text.hasPrefix("not reached") ? "verdict unreached" : nil
  }

  /// What rule tables print.
  private static let actions = [Outcome.allowed, .denied].reduce(into: [:]) { $0[$1.word] = $1 }

  private static let outcomes = Dictionary(
    (StepOutcome.allCases.map { ($0.verdict, $0.rawValue) }), uniquingKeysWith: { $1 })
}

extension Block {
  /// Whether it is a paragraph whose first words stand out and are these.
  fileprivate func begins(with words: String) -> Bool {
    guard case .paragraph(let inlines) = self, case .strong(let first)? = inlines.first else {
      return false
    }
    return first.plainText == words
  }
}
