/// The region without dimensions: a single point, which is there or not.
///
/// It is what lies below the last layer.
enum Presence: Region {
  case absent
  case present

  static var empty: Self { .absent }

  var isEmpty: Bool { self == .absent }
  var measure: Double { isEmpty ? 0 : 1 }

  func union(_ other: Self) -> Self { isEmpty ? other : self }
  func intersection(_ other: Self) -> Self { isEmpty ? self : other }
  func subtracting(_ other: Self) -> Self { other.isEmpty ? self : .absent }
  func isSubset(of other: Self) -> Bool { isEmpty || !other.isEmpty }
  func isDisjoint(with other: Self) -> Bool { isEmpty || other.isEmpty }
}
