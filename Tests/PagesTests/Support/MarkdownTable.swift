/// A table of a page, its cells as people read them.
struct MarkdownTable {
  let header: [String]
  let rows: [[String]]

  /// Finds the table below a heading.
  init?(_ heading: String, in page: String) {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0 == "## \(heading)" }) else { return nil }
    let table = lines[(start + 1)...].drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
    guard let first = table.first else { return nil }
    self.header = Self.cells(first)
    self.rows = table.dropFirst(2).map(Self.cells)
  }

  private static func cells(_ line: Substring) -> [String] {
    line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
      .map { cell in
        String(cell.replacing(/<a id="[^"]*"><\/a>/, with: "").trimmingPrefix(/\ +/))
          .replacing(/\ +$/, with: "")
      }
  }
}
