import PacketSpace

extension Route.Destination: CustomStringConvertible {
  /// As a topology file writes it.
  public var description: String {
    switch self {
    case .cidr(let cidr): cidr.description
    case .prefixList(let id): id.rawValue
    }
  }
}

extension Route: CustomStringConvertible {
  /// As the contract prints it: `0.0.0.0/0 -> igw-1`.
  public var description: String {
    "\(destination) -> \(target)\(isBlackhole ? " [blackhole]" : "")"
  }
}
