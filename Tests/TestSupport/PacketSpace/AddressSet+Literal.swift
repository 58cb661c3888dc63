public import PacketSpace

extension AddressSet: ExpressibleByStringLiteral {
  /// Lets tests write `"10.0.0.0/16, 2001:db8::/32"`; what is no list of blocks stops the test.
  public init(stringLiteral value: String) {
    self.init(value.split(separator: ", ").map { CIDR(stringLiteral: String($0)) })
  }
}
