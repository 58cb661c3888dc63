/// A direction as seen from the subnet or the interface: the console's words.
public enum Direction: String, Hashable, Sendable, CaseIterable {
  case inbound
  case outbound
}

extension Direction {
  /// The direction of the replies to what goes in this one.
  public var opposite: Self {
    switch self {
    case .inbound: .outbound
    case .outbound: .inbound
    }
  }
}
