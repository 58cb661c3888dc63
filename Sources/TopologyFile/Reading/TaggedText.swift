/// A text into which tags are inserted before keys, and the way back to the places of the original.
struct TaggedText {
  /// How many bytes may be read again because of duplicate keys; a hostile file could ask for all
  /// of itself once per line.
  private static let rereadingLimit = 64 << 20
  private static let mostTags = 200

  /// What the tags begin with.
  static let tagPrefix = "!portolan-duplicate-"

  private struct Insertion {
    let line: Int
    let column: Int
    let length: Int
  }

  private(set) var text: String
  private var insertions: [Insertion] = []
  private var reread = 0

  init(_ text: String) {
    self.text = text
  }

  /// Inserts a tag, or returns false where that would take too long.
  mutating func tag(line: Int, column: Int) -> Bool {
    var bytes = Array(text.utf8)
    reread += bytes.count
    guard insertions.count < Self.mostTags, reread <= Self.rereadingLimit,
      let offset = SourceLines(bytes).offset(line: line, column: column)
    else { return false }
    let tag = "\(Self.tagPrefix)\(insertions.count) "
    bytes.insert(contentsOf: tag.utf8, at: offset)
    text = String(decoding: bytes, as: UTF8.self)
    insertions.append(Insertion(line: line, column: column, length: tag.utf8.count))
    return true
  }

  /// Where the original has what stands at a place of the text.
  func original(line: Int, column: Int) -> (line: Int, column: Int) {
    let column = insertions.reversed().reduce(column) { column, insertion in
      insertion.line == line && insertion.column < column ? column - insertion.length : column
    }
    return (line, max(1, column))
  }

  /// Whether a line has got a tag.
  func isTagged(line: Int) -> Bool {
    insertions.contains { $0.line == line }
  }
}
