extension Markdown {
  /// Sentences of our own, in which backticks mark code.
  public static func prose(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    // A backtick without a partner is one.
    guard parts.count % 2 == 1 else { return self.text(text) }
    return parts.enumerated().map { index, part in
      guard index % 2 == 0 else { return part.isEmpty ? "" : code(part) }
      let core = part.drop { $0 == " " }
      let before = part.count - core.count
      let kept = core.reversed().drop { $0 == " " }.reversed()
      let after = core.count - kept.count
      guard !kept.isEmpty else { return part }
      return String(repeating: " ", count: before) + self.text(String(kept))
        + String(repeating: " ", count: after)
    }.joined()
  }
}
