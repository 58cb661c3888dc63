import Evaluation
import JSON
import Markup
import Pages

/// Everything that can be found, as a script: a page in a folder may not read any other file.
struct SearchIndex {
  /// What of a page is searched beside its title; the end of a longer one is not found.
  private static let longestText = 1500

  private let entries: [JSONValue]

  init(_ pages: [SitePage]) {
    self.entries = pages.flatMap { page in [Self.entry(of: page)] + Self.rows(of: page) }
  }

  var text: String { "portolanIndex(\n\(JSONValue.array(entries).text));\n" }

  private static func entry(of page: SitePage) -> JSONValue {
    .object([
      "url": .string(page.path), "title": .string(page.title),
      "kind": .string(page.place?.section.kind ?? "Networks"),
      "network": (page.place?.network.index.title).map { .string($0) },
      "outcome": (page.place?.entry.outcome?.verdict).map { .string($0) },
      "text": .string(
        String(page.document.blocks.map(\.plainText).joined(separator: " ").prefix(longestText))),
    ])
  }

  /// What links lead to within a page: the rules of groups and ACLs.
  private static func rows(of page: SitePage) -> [JSONValue] {
    var heading = page.title
    var entries: [JSONValue] = []
    func add(_ anchor: String, _ fields: [(String, String)]) {
      entries.append(
        .object([
          "url": .string("\(page.path)#\(anchor)"), "title": .string(heading),
          "kind": .string("Rule"),
          "network": (page.place?.network.index.title).map { .string($0) },
          "fields": .array(fields.map { .strings([$0.0, $0.1]) }),
        ]))
    }
    for block in page.document.blocks {
      switch block {
      case .heading(_, let text, _): heading = text
      case .table(let table):
        for row in table.rows {
          guard let anchor = row.lazy.flatMap(\.self).compactMap(\.anchor).first else { continue }
          add(anchor, Array(zip(table.header, row.map(\.plainText))).filter { !$0.1.isEmpty })
        }
      default: break
      }
    }
    return entries
  }
}

extension Inline {
  fileprivate var anchor: String? {
    if case .anchor(let name) = self { name } else { nil }
  }
}

extension Block {
  /// What a reader sees of it at once, as plain text.
  fileprivate var plainText: String {
    switch self {
    case .heading(_, let text, _): text
    case .paragraph(let inlines): inlines.plainText
    case .list(_, let items): items.map(\.plainText).joined(separator: " ")
    case .table(let table):
      table.rows.map { $0.map(\.plainText).joined(separator: " ") }.joined(separator: " ")
    case .picture(let picture): picture.title
    case .code, .details, .blanks: ""
    }
  }
}
