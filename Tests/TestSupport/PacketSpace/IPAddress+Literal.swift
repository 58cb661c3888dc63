public import PacketSpace

extension IPAddress: ExpressibleByStringLiteral {
  /// Lets tests write `"10.0.0.1"`; a literal that is no address stops the test.
  public init(stringLiteral value: String) {
    guard let address = Self(value) else { preconditionFailure("'\(value)' is no address") }
    self = address
  }
}
