/// What stands to the right of an attribute's equals sign.
enum DOTValue: Hashable, Sendable {
  /// Text in which Graphviz would replace `\N` and `&amp;`: both are written so that it does not.
  case text(String)
  /// A word, number or list of words that has no special characters.
  case word(String)
  case html(HTMLLabel)
}
