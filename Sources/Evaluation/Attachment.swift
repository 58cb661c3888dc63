import NetworkModel
import PacketSpace

/// One interface of the model, with everything that decides about its packets.
struct Attachment {
  let kind: LegEnd.Kind
  /// The identifier of its owner; `OWNER/INTERFACE` for one of several.
  let id: String
  let name: String?
  let subnet: Subnet
  let groups: [SecurityGroup]
  /// Every private IPv4 and every IPv6 address that it can have.
  var addresses: AddressSet
  /// Whether those are its own, or all that its subnet has.
  let addressesAreKnown: Bool
  let publicIP: IPAddress?
  /// Whether it has a public IPv4 address, known or not.
  let hasPublicIP: Bool
  /// The kind of load balancer whose node it is.
  let loadBalancer: LoadBalancer.Kind?
  /// The source ports of what it opens; nil: any client's.
  let clientPorts: ClientPorts?

  /// It with only those of its addresses that a flow speaks of.
  func narrowed(to addresses: AddressSet) -> Attachment {
    var result = self
    result.addresses = self.addresses.intersection(addresses)
    return result
  }

  /// Whether both are the same interface.
  func isSame(as other: Attachment) -> Bool {
    id == other.id && kind == other.kind && subnet.id == other.subnet.id
  }

  /// It as an end of a leg.
  func end(_ family: AddressFamily) -> LegEnd {
    LegEnd(
      kind: kind, id: id, name: name, subnet: subnet.id,
      addresses: addresses.restricted(to: family), publicIP: family == .ipv4 ? publicIP : nil)
  }

  /// Its groups as the peer of a rule, where its identity is preserved.
  var asPeer: PeerGroups {
    PeerGroups(ids: Set(groups.map(\.id)), vpc: subnet.vpc)
  }
}

extension Topology {
  /// The interfaces of an instance.
  func attachments(of instance: Instance) -> [Attachment] {
    instance.interfaces.compactMap { interface in
      guard let subnet = subnets[interface.subnet] else { return nil }
      let (addresses, areKnown) = addresses(given: interface.addresses, in: subnet)
      return Attachment(
        kind: .instance,
        id: interface.name.map { "\(instance.id)/\($0)" } ?? instance.id.rawValue,
        name: instance.name, subnet: subnet,
        groups: securityGroups(interface.securityGroups, in: subnet.vpc),
        addresses: addresses, addressesAreKnown: areKnown, publicIP: interface.publicIP,
        hasPublicIP: interface.publicIP != nil || interface.hasUnknownPublicIP,
        loadBalancer: nil, clientPorts: instance.clientPorts)
    }
  }

  /// The interfaces that the instances of a group can have: one for each of its subnets.
  func attachments(of group: AutoScalingGroup) -> [Attachment] {
    group.subnets.compactMap { subnets[$0] }.map { subnet in
      Attachment(
        kind: .autoScalingGroup, id: group.id.rawValue, name: group.name, subnet: subnet,
        groups: securityGroups(group.securityGroups, in: subnet.vpc),
        addresses: addresses(given: [], in: subnet).addresses, addressesAreKnown: false,
        publicIP: nil, hasPublicIP: group.publicIPs, loadBalancer: nil,
        clientPorts: group.clientPorts)
    }
  }

  /// The nodes of a load balancer: one for each of its subnets.
  func attachments(of loadBalancer: LoadBalancer) -> [Attachment] {
    loadBalancer.subnets.compactMap { subnets[$0] }.map { subnet in
      let (addresses, areKnown) = addresses(
        given: loadBalancer.nodeAddresses[subnet.id] ?? [], in: subnet)
      return Attachment(
        kind: .loadBalancer, id: loadBalancer.id.rawValue, name: loadBalancer.name,
        subnet: subnet, groups: securityGroups(loadBalancer.securityGroups, in: subnet.vpc),
        addresses: addresses, addressesAreKnown: areKnown, publicIP: nil,
        hasPublicIP: loadBalancer.scheme == .internetFacing, loadBalancer: loadBalancer.kind,
        clientPorts: loadBalancer.clientPorts)
    }
  }

  /// The interfaces of whatever has interfaces, in the order of the identifiers.
  func allAttachments() -> [Attachment] {
    instances.flatMap { attachments(of: $0) } + autoScalingGroups.flatMap { attachments(of: $0) }
      + loadBalancers.flatMap { attachments(of: $0) }
  }

  /// The addresses of an interface: those given, and where no IPv4 address is, any of the subnet.
  ///
  /// An IPv6 address is never taken for granted beside an IPv4 one: interfaces have them or not.
  private func addresses(
    given: [IPAddress], in subnet: Subnet
  ) -> (addresses: AddressSet, areKnown: Bool) {
    var known = given.reduce(AddressSet.empty) { $0.union(AddressSet($1)) }
    if let cidr = subnet.cidr, !known.families.contains(.ipv4) {
      known = known.union(AddressSet(cidr))
      return (known, false)
    }
    if let cidr = subnet.ipv6CIDR, known.isEmpty { return (AddressSet(cidr), false) }
    return (known, true)
  }
}
