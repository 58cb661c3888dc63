/// Whether a condition holds.
enum Decision: Hashable {
  case yes
  case no
  /// Nobody knows yet; what it depends on.
  case open(String)
}

extension Decision {
  init(_ isTrue: Bool) {
    self = isTrue ? .yes : .no
  }

  /// The opposite.
  var negated: Decision {
    switch self {
    case .yes: .no
    case .no: .yes
    case .open: self
    }
  }

  /// Whether all hold: one that does not decides, whatever the others depend on.
  static func all(_ decisions: [Decision]) -> Decision {
    if decisions.contains(.no) { return .no }
    return decisions.first { $0 != .yes } ?? .yes
  }

  /// Whether any holds.
  static func any(_ decisions: [Decision]) -> Decision {
    all(decisions.map(\.negated)).negated
  }
}
