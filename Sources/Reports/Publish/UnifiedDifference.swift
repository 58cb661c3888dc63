/// What changes between two texts, line by line, as `diff -u` shows it.
enum UnifiedDifference {
  private static let context = 3

  private struct Line {
    let sign: Character
    let text: Substring
  }

  /// The changed places with three lines around them; empty where nothing changes.
  static func text(_ old: String, _ new: String) -> String {
    let lines = lines(old, new)
    let changed = lines.indices.filter { lines[$0].sign != " " }
    var text = ""
    var place = 0
    while let first = changed.first(where: { $0 >= place }) {
      var last = first
      while let next = changed.first(where: { $0 > last }), next - last <= 2 * context {
        last = next
      }
      let shown = max(0, first - context)..<min(lines.count, last + context + 1)
      let before = lines[..<shown.lowerBound]
      text += "@@ -\(range(before, lines[shown], "-")) +\(range(before, lines[shown], "+")) @@\n"
      text += lines[shown].map { "\($0.sign)\($0.text)\n" }.joined()
      place = shown.upperBound
    }
    return text
  }

  /// Where a hunk begins and how long it is, in the text with this sign.
  private static func range(
    _ before: ArraySlice<Line>, _ hunk: ArraySlice<Line>, _ sign: Character
  ) -> String {
    let skipped = before.filter { $0.sign == " " || $0.sign == sign }.count
    let count = hunk.filter { $0.sign == " " || $0.sign == sign }.count
    return "\(count == 0 ? skipped : skipped + 1),\(count)"
  }

  /// All lines of both texts, what goes before what comes.
  private static func lines(_ old: String, _ new: String) -> [Line] {
    let (old, new) = (split(old), split(new))
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        lines.append(Line(sign: "-", text: old[i]))
        i += 1
      } else if inserted.contains(j) {
        lines.append(Line(sign: "+", text: new[j]))
        j += 1
      } else {
        lines.append(Line(sign: " ", text: old[i]))
        i += 1
        j += 1
      }
    }
    return lines
  }

  private static func split(_ text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
