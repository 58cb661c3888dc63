/// A region for each address family; the two never meet.
struct PerFamily<Value: Region>: Region {
  var ipv4: Value
  var ipv6: Value

  static var empty: Self { Self(ipv4: .empty, ipv6: .empty) }

  subscript(family: AddressFamily) -> Value {
    get {
      switch family {
      case .ipv4: ipv4
      case .ipv6: ipv6
      }
    }
    set {
      switch family {
      case .ipv4: ipv4 = newValue
      case .ipv6: ipv6 = newValue
      }
    }
  }

  /// The families that have something.
  var families: [AddressFamily] {
    AddressFamily.allCases.filter { !self[$0].isEmpty }
  }

  /// What one of the families has, and nothing of the other.
  func restricted(to family: AddressFamily) -> Self {
    var result = Self.empty
    result[family] = self[family]
    return result
  }

  var isEmpty: Bool { ipv4.isEmpty && ipv6.isEmpty }
  var measure: Double { ipv4.measure + ipv6.measure }

  func union(_ other: Self) -> Self {
    Self(ipv4: ipv4.union(other.ipv4), ipv6: ipv6.union(other.ipv6))
  }

  func intersection(_ other: Self) -> Self {
    Self(ipv4: ipv4.intersection(other.ipv4), ipv6: ipv6.intersection(other.ipv6))
  }

  func subtracting(_ other: Self) -> Self {
    Self(ipv4: ipv4.subtracting(other.ipv4), ipv6: ipv6.subtracting(other.ipv6))
  }

  func isSubset(of other: Self) -> Bool {
    ipv4.isSubset(of: other.ipv4) && ipv6.isSubset(of: other.ipv6)
  }

  func isDisjoint(with other: Self) -> Bool {
    ipv4.isDisjoint(with: other.ipv4) && ipv6.isDisjoint(with: other.ipv6)
  }
}
