extension DOTValue {
  /// A number without a needless fraction; what is not finite counts as 0, because Graphviz takes
  /// "nan" without a word.
  static func number(_ number: Double) -> DOTValue {
    guard number.isFinite else { return .word("0") }
    let text = "\(number)"
    return .word(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }
}
