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
