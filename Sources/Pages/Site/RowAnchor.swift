import NetworkModel

/// The name of a row of a rule table, which pictures and pages link to.
struct RowAnchor: CustomStringConvertible {
  let description: String

  /// The row of an entry or a rule.
  init(_ direction: Direction, _ number: Int) {
    self.description = "\(direction.rawValue)-\(number)"
  }

  private init(_ text: String) {
    self.description = text
  }

  /// The row `*` of a network ACL.
  static func `default`(_ direction: Direction) -> Self { Self("\(direction.rawValue)-default") }

  /// The element that links lead to; it shows nothing.
  var element: String { "<a id=\"\(description)\"></a>" }
}
