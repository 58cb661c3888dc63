public import PacketSpace

extension CIDR: ExpressibleByStringLiteral {
  /// Lets tests write `"10.0.0.0/16"`; a literal that is no block stops the test.
  public init(stringLiteral value: String) {
    do {
      try self.init(value)
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
