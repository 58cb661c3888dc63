import NetworkModel
import PacketSpace

/// One interface of the model, with everything that decides about its packets.
struct Attachment {
  let kind: LegEnd.Kind
  /// The identifier of its owner; `OWNER/INTERFACE` for one of several.
  let id: String
  let name: String?
  let subnet: Subnet
  var groups: [SecurityGroup]
  /// Every private IPv4 and every IPv6 address that it can have.
  var addresses: AddressSet
  /// Whether those are its own, or all that its subnet has.
  let addressesAreKnown: Bool
  var publicIP: IPAddress?
  /// Whether it has a public IPv4 address, known or not.
  var hasPublicIP = false
  /// The kind of load balancer whose node it is.
  var loadBalancer: LoadBalancer.Kind?
  /// The source ports of what it opens; nil: any client's.
  var clientPorts: ClientPorts?
  /// Whether it drops what is not from or to itself (RT-12).
  var dropsTransit = true
  /// Of a NAT gateway: whether the packet is one that it is to forward.
  var isTransit = false

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

  /// Its groups as the peer of a rule, as far as its identity is known where the rule is read.
  func asPeer(_ reach: PeerGroups.Reach = .oneVPC) -> PeerGroups {
    PeerGroups(
      carriers: [
        PeerGroups.Carrier(
          ids: Set(groups.map(\.id)), hasUnidentified: groups.contains(where: \.isUnidentified),
          vpc: subnet.vpc, reach: reach)
      ])
  }

  /// It without its groups, where something else has been through them.
  var withoutGroups: Attachment {
    var attachment = self
    attachment.groups = []
    return attachment
  }
}

extension Topology {
  /// The interfaces of an instance.
  func attachments(of instance: Instance) -> [Attachment] {
    attachments(
      instance.interfaces, of: .instance, id: instance.id.rawValue, name: instance.name,
      clientPorts: instance.clientPorts)
  }

  /// The interfaces of a Lambda function.
  func attachments(of function: LambdaFunction) -> [Attachment] {
    attachments(
      function.interfaces, of: .lambdaFunction, id: function.id.rawValue, name: function.name,
      clientPorts: function.clientPorts)
  }

  /// The interfaces that a database can have.
  func attachments(of database: Database) -> [Attachment] {
    attachments(
      database.interfaces, of: .database, id: database.id.rawValue, name: database.name,
      clientPorts: database.clientPorts)
  }

  /// The interfaces of an interface endpoint; a gateway endpoint has none (RT-32, RT-33).
  func attachments(of endpoint: VPCEndpoint) -> [Attachment] {
    guard case .interface(let interfaces) = endpoint.kind else { return [] }
    return attachments(
      interfaces, of: .vpcEndpoint, id: endpoint.id.rawValue, name: endpoint.name)
  }

  private func attachments(
    _ interfaces: [NetworkInterface], of kind: LegEnd.Kind, id: String, name: String?,
    clientPorts: ClientPorts? = nil
  ) -> [Attachment] {
    interfaces.compactMap { interface in
      guard let subnet = subnets[interface.subnet] else { return nil }
      let (addresses, areKnown) = addresses(given: interface.addresses, in: subnet)
      return Attachment(
        kind: kind, id: interface.name.map { "\(id)/\($0)" } ?? id, name: name, subnet: subnet,
        groups: securityGroups(interface.securityGroups, in: subnet.vpc),
        addresses: addresses, addressesAreKnown: areKnown, publicIP: interface.publicIP,
        hasPublicIP: interface.publicIP != nil || interface.hasUnknownPublicIP,
        clientPorts: clientPorts, dropsTransit: interface.sourceDestCheck)
    }
  }

  /// The interface of a NAT gateway, which has no groups (RT-22).
  func attachment(of gateway: NATGateway) -> Attachment? {
    guard let subnet = subnets[gateway.subnet] else { return nil }
    let (addresses, areKnown) = addresses(given: [gateway.privateIP].compactMap { $0 }, in: subnet)
    return Attachment(
      kind: .natGateway, id: gateway.id.rawValue, name: gateway.name, subnet: subnet, groups: [],
      addresses: addresses.restricted(to: .ipv4), addressesAreKnown: areKnown,
      publicIP: gateway.publicIP, hasPublicIP: gateway.connectivity == .public)
  }

  /// The interfaces that the instances of a group can have: one for each of its subnets.
  func attachments(of group: AutoScalingGroup) -> [Attachment] {
    group.subnets.compactMap { subnets[$0] }.map { subnet in
      Attachment(
        kind: .autoScalingGroup, id: group.id.rawValue, name: group.name, subnet: subnet,
        groups: securityGroups(group.securityGroups, in: subnet.vpc),
        addresses: addresses(given: [], in: subnet).addresses, addressesAreKnown: false,
        publicIP: nil, hasPublicIP: group.publicIPs, clientPorts: group.clientPorts)
    }
  }

  /// The nodes of a load balancer: one for each of its subnets.
  func attachments(of loadBalancer: LoadBalancer) -> [Attachment] {
    loadBalancer.subnets.compactMap { subnets[$0] }.map { subnet in
      var (addresses, areKnown) = addresses(
        given: loadBalancer.nodeAddresses[subnet.id] ?? [], in: subnet)
      if loadBalancer.addressFamilies == .dualstack, !addresses.families.contains(.ipv6),
        let block = subnet.ipv6CIDR
      {
        (addresses, areKnown) = (addresses.union(AddressSet(block)), false)
      }
      return Attachment(
        kind: .loadBalancer, id: loadBalancer.id.rawValue, name: loadBalancer.name,
        subnet: subnet, groups: securityGroups(loadBalancer.carriedGroups, in: subnet.vpc),
        addresses: addresses, addressesAreKnown: areKnown, publicIP: nil,
        hasPublicIP: loadBalancer.scheme == .internetFacing, loadBalancer: loadBalancer.kind,
        clientPorts: loadBalancer.clientPorts)
    }
  }

  /// The interfaces of whatever has interfaces, in the order of the identifiers.
  func allAttachments() -> [Attachment] {
    instances.flatMap { attachments(of: $0) } + autoScalingGroups.flatMap { attachments(of: $0) }
      + loadBalancers.flatMap { attachments(of: $0) }
      + natGateways.compactMap { attachment(of: $0) }
      + vpcEndpoints.flatMap { attachments(of: $0) }
      + lambdaFunctions.flatMap { attachments(of: $0) }
      + databases.flatMap { attachments(of: $0) }
  }

  /// The addresses of an interface: those given, and where no IPv4 address is, any of the subnet.
  ///
  /// An IPv6 address is never taken for granted beside an IPv4 one: interfaces have them or not.
  private func addresses(
    given: [IPAddress], in subnet: Subnet
  ) -> (addresses: AddressSet, areKnown: Bool) {
    var known = given.reduce(AddressSet.empty) { $0.union(AddressSet($1)) }
    if known.isEmpty, subnet.cidrs.isEmpty {
      let blocks = AddressSet(vpcs[subnet.vpc]?.cidrs ?? []).restricted(to: .ipv4)
      return (blocks.isEmpty ? .allIPv4 : blocks, false)
    }
    if let cidr = subnet.cidr, !known.families.contains(.ipv4) {
      known = known.union(AddressSet(cidr))
      return (known, false)
    }
    if let cidr = subnet.ipv6CIDR, known.isEmpty { return (AddressSet(cidr), false) }
    return (known, true)
  }
}
