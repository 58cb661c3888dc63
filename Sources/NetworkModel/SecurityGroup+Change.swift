extension SecurityGroup {
  /// The group with its rules of one direction changed, and nothing else.
  public func changing(
    _ direction: Direction, _ change: ([Rule]) -> [Rule]
  ) -> SecurityGroup {
    SecurityGroup(
      id: id, name: name, description: description, vpc: vpc, isUnidentified: isUnidentified,
      inbound: direction == .inbound ? change(inbound) : inbound,
      outbound: direction == .outbound ? change(outbound) : outbound)
  }
}
