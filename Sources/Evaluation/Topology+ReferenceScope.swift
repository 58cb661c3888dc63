public import NetworkModel

extension Topology {
  /// Whether a rule of a group in one VPC can match what carries a group of another: only over a connection
  /// that keeps the identity of interfaces (SG-22a to SG-22c).
  ///
  /// - Parameter direction: of the rule: over a transit gateway references work in inbound rules only.
  public func carriesReferences(
    from group: ResourceID<VPC>, to other: ResourceID<VPC>, _ direction: Direction
  ) -> Bool {
    if group == other { return true }
    if peerings.contains(where: { $0.peer(of: group) == other && $0.sameRegion != false }) {
      return true
    }
    return direction == .inbound
      && transitGateways.contains { $0.carriesReferences(between: group, and: other) }
  }
}

extension TransitGateway {
  /// Whether rules at one end may refer to groups at the other: on at the gateway and at both of its
  /// attachments, and never across a peering of gateways (SG-22b).
  func carriesReferences(between vpc: ResourceID<VPC>, and other: ResourceID<VPC>) -> Bool {
    guard securityGroupReferencing, let near = attachment(of: vpc), let far = attachment(of: other)
    else { return false }
    return near.securityGroupReferencing && far.securityGroupReferencing
  }
}
