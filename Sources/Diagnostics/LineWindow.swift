/// The part of a source line that is shown, and where the carets stand under it.
struct LineWindow {
  /// How many characters of a line are shown.
  private static let length = 120

  let text: String
  /// Terminal cells to the left of the carets.
  let caretOffset: Int
  /// Terminal cells that the carets underline.
  let caretWidth: Int

  init(_ excerpt: SourceExcerpt, column: Int) {
    let scalars = Array(excerpt.line.unicodeScalars)
    let target = min(max(column - 1, 0), scalars.count)
    let start = scalars.count <= Self.length ? 0 : max(0, target - Self.length / 2)
    let end = min(scalars.count, start + Self.length)
    let before = PrintableText(scalars[start..<target])
    let marked = PrintableText(scalars[target..<min(target + excerpt.length, end)])
    let shown = PrintableText(scalars[start..<end])
    let leading = start > 0 ? "…" : ""
    let trailing = end < scalars.count ? "…" : ""
    self.text = leading + shown.text + trailing
    self.caretOffset = leading.count + before.width
    self.caretWidth = max(1, marked.width)
  }
}
