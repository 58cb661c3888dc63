/// A set that the layers of a packet set are made of.
///
/// INVARIANT: equal regions are stored alike, so that `==` is structural.
protocol Region: Hashable, Sendable {
  static var empty: Self { get }

  var isEmpty: Bool { get }

  /// The number of points; exact as long as it has no more than 53 significant bits.
  var measure: Double { get }

  func union(_ other: Self) -> Self
  func intersection(_ other: Self) -> Self
  func subtracting(_ other: Self) -> Self
  func isSubset(of other: Self) -> Bool
  func isDisjoint(with other: Self) -> Bool
}
