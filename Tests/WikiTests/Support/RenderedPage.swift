import Markup

/// A page as a wiki renders it.
struct RenderedPage {
  private let events: [XMLReader.Event]

  init(_ html: String) {
    self.events = Array(XMLReader(html))
  }

  /// Whether nothing on it runs.
  var hasNoActiveContent: Bool {
    !events.contains { event in
      guard case .start(let name, let attributes) = event else { return false }
      return ["script", "iframe", "object", "ref"].contains(name.lowercased())
        || attributes.keys.contains { $0.hasPrefix("on") }
    }
  }

  /// The cells of the first table, row by row.
  var rows: [[String]] {
    var rows: [[String]] = []
    var cell: String?
    for event in events {
      switch event {
      case .start("tr", _): rows.append([])
      case .start("td", _), .start("th", _): cell = ""
      case .text(let text): cell? += text
      case .end("td"), .end("th"):
        if let text = cell, !rows.isEmpty { rows[rows.count - 1].append(Self.plain(text)) }
        cell = nil
      case .end("table"): return rows
      default: break
      }
    }
    return rows
  }

  /// What stands in elements of a kind, without what the wiki adds to edit them.
  func texts(in kind: String) -> Set<String> {
    var texts: Set<String> = []
    var text: String?
    var isInEditLink = 0
    for event in events {
      switch event {
      case .start(let name, let attributes):
        if name == kind { text = "" }
        if isInEditLink > 0 || attributes["class"] == "mw-editsection" {
          if !["br", "img", "input", "hr"].contains(name) { isInEditLink += 1 }
        }
      case .text(let content): if isInEditLink == 0 { text? += content }
      case .end(let name):
        if isInEditLink > 0, !["br", "img", "input", "hr"].contains(name) { isInEditLink -= 1 }
        if name == kind, let found = text {
          texts.insert(Self.plain(found))
          text = nil
        }
      }
    }
    return texts
  }

  /// Text without what nobody sees, and with one kind of blank.
  static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          !"\u{2060}\u{2068}\u{2069}\u{200B}".unicodeScalars.contains($0)
        })
    ).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
