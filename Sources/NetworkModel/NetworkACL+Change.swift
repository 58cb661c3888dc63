extension NetworkACL {
  /// The ACL with its entries of one direction changed, and nothing else.
  public func changing(
    _ direction: Direction, _ change: ([Entry]) -> [Entry]
  ) -> NetworkACL {
    NetworkACL(
      id: id, name: name, vpc: vpc,
      inbound: direction == .inbound ? change(inbound) : inbound,
      outbound: direction == .outbound ? change(outbound) : outbound)
  }
}
