import Markup

/// A table of a comment, of which the rows that there is no room for are counted instead.
struct LimitedSection {
  let title: String
  /// Whether it is folded up.
  let isFolded: Bool
  let header: [String]
  /// The worst first; the cells are Markdown already.
  let rows: [String]
  /// What a row is about, for the sentence that says how many are missing.
  let noun: (one: String, many: String)

  init(
    _ title: String, isFolded: Bool = false, header: [String], rows: [[String]],
    noun: (one: String, many: String)
  ) {
    self.title = title
    self.isFolded = isFolded
    self.header = header
    self.rows = rows.map(Markdown.row)
    self.noun = noun
  }

  /// The section with its first rows.
  func text(showing count: Int) -> String {
    let table =
      count == 0
      ? []
      : [
        Markdown.row(header), Markdown.row(header.map { _ in "---" }),
      ] + rows.prefix(count)
    let missing = rows.count - count
    let cut =
      missing == 0
      ? []
      : ["", "**\(missing) more \(missing == 1 ? noun.one : noun.many) not shown.**"]
    let body = (table + cut).joined(separator: "\n")
    return isFolded
      ? "<details><summary>\(title) (\(rows.count))</summary>\n\n\(body)\n\n</details>\n"
      : "### \(title)\n\n\(body)\n"
  }

  /// How many rows of each section there is room for, in bytes: each gets an equal part, and what one does
  /// not need goes to the others, the first ones first.
  static func rowCounts(of sections: [LimitedSection], within limit: Int) -> [Int] {
    let frames = sections.reduce(0) { $0 + $1.frameSize }
    var room = max(0, limit - frames)
    guard !sections.isEmpty else { return [] }
    let share = room / sections.count
    var counts = sections.map { section -> Int in
      let (count, size) = section.rows(from: 0, within: share)
      room -= size
      return count
    }
    for (index, section) in sections.enumerated() {
      let (count, size) = section.rows(from: counts[index], within: room)
      counts[index] += count
      room -= size
    }
    return counts
  }

  /// What it takes without any row, with the sentence about those that are missing.
  private var frameSize: Int {
    text(showing: 0).utf8.count + header.reduce(16) { $0 + $1.utf8.count + 8 }
  }

  private func rows(from first: Int, within limit: Int) -> (count: Int, size: Int) {
    var (count, size) = (0, 0)
    for row in rows[first...] {
      guard size + row.utf8.count + 1 <= limit else { break }
      size += row.utf8.count + 1
      count += 1
    }
    return (count, size)
  }
}
