/// An attribute of a table or a cell in an `HTMLLabel`, typed by which of them it may belong to.
public struct HTMLAttribute<Owner>: Hashable, Sendable {
  let name: String
  /// The value as markup, that is, escaped.
  let markup: String

  init(_ name: String, _ markup: String) {
    self.name = name
    self.markup = markup
  }

  /// A number, moved into the range that Graphviz accepts: beyond it the label is lost.
  init(_ name: String, _ value: Int, in range: ClosedRange<Int>) {
    self.init(name, "\(min(max(value, range.lowerBound), range.upperBound))")
  }
}
