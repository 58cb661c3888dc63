import Evaluation

/// How pages put words together.
enum Sentence {
  /// `a`, `a and b`, `a, b and c`; of many the first ones and a count.
  static func list(_ items: [String], atMost limit: Int = 4, rest: String = "more") -> String {
    let shown = items.count > limit ? Array(items.prefix(limit - 1)) : items
    let all = items.count > limit ? shown + ["\(items.count - shown.count) \(rest)"] : shown
    guard let last = all.last, all.count > 1 else { return all.first ?? "" }
    return all.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The text with its first letter in upper case.
  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// `1 flow`, `2 flows`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number.grouped) \(noun)\(number == 1 ? "" : "s")"
  }
}
