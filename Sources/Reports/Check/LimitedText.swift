/// A text that is cut between rows of its sections, never within one.
struct LimitedText {
  /// Rows with what stands before and behind them.
  struct Section {
    let head: String
    let rows: [String]
    let foot: String
  }

  private var text: String
  private let limit: Int
  private var left = 0

  /// - Parameter limit: in bytes of UTF-8.
  init(_ start: String, limit: Int) {
    self.text = start
    self.limit = limit
  }

  /// Adds a section as far as it fits; once something has not, nothing does, for what comes first matters
  /// more.
  mutating func add(_ section: Section) {
    // For the sentence that says what is missing.
    let reserve = 120
    var room =
      limit - reserve - text.utf8.count - section.head.utf8.count - section.foot.utf8.count
    let rows = section.rows.prefix { row in
      room -= row.utf8.count + 1
      return left == 0 && room >= 0
    }
    left += section.rows.count - rows.count
    guard !rows.isEmpty else { return }
    text += section.head + rows.map { "\($0)\n" }.joined() + section.foot
  }

  /// The text, with a word on the rows that are missing.
  func finished(_ remark: (Int) -> String) -> String { left == 0 ? text : text + remark(left) }
}
