public import NetworkModel
public import PacketSpace

/// What AWS does to one packet, written down without any cleverness.
///
/// This is the meaning that the evaluation core is checked against: no sets, no caches, no sharing with
/// the core. It knows what the core's first version knows: one VPC or several, groups, ACLs, routes,
/// internet gateways.
public struct PlainEvaluator {
  /// An end of a connection.
  public enum End {
    case outside
    case inside(
      subnet: Subnet, groups: [SecurityGroup], hasPublicIP: Bool, isClassicNode: Bool)
  }

  private let topology: Topology

  /// Prepares the evaluation of single packets.
  public init(_ topology: Topology) {
    self.topology = topology
  }

  /// Whether a request arrives and its reply comes back; addresses are those inside the VPC.
  public func makesRoundTrip(_ request: Packet, from client: End, to server: End) -> Bool {
    guard arrives(request, from: client, to: server, isReply: false) else { return false }
    guard let reply = reply(to: request) else { return true }
    return arrives(reply, from: server, to: client, isReply: true)
  }

  private func arrives(_ packet: Packet, from: End, to: End, isReply: Bool) -> Bool {
    switch (from, to) {
    case (.outside, .outside): return false
    case (.outside, .inside(let subnet, let groups, let hasPublicIP, _)):
      return gatewayPasses(packet.source, hasPublicIP, subnet, isReply: isReply)
        && aclAllows(packet, subnet, .inbound)
        && (isReply || groupsAllow(packet, groups, .inbound, peer: []))
    case (.inside(let subnet, let groups, let hasPublicIP, _), .outside):
      return (isReply || groupsAllow(packet, groups, .outbound, peer: []))
        && aclAllows(packet, subnet, .outbound)
        && routeLeads(packet.destination, from: subnet, toInternet: true)
        && gatewayPasses(packet.destination, hasPublicIP, subnet, isReply: false)
    case (
      .inside(let fromSubnet, let fromGroups, _, let isNode),
      .inside(let toSubnet, let toGroups, _, _)
    ):
      if !isReply {
        guard groupsAllow(packet, fromGroups, .outbound, peer: toGroups),
          groupsAllow(packet, toGroups, .inbound, peer: fromGroups)
        else { return false }
      }
      if fromSubnet.id == toSubnet.id {
        return !isNode || isReply || aclAllows(packet, fromSubnet, .outbound)
      }
      return aclAllows(packet, fromSubnet, .outbound)
        && routeLeads(packet.destination, from: fromSubnet, toInternet: false)
        && aclAllows(packet, toSubnet, .inbound)
    }
  }

  private func reply(to packet: Packet) -> Packet? {
    guard packet.protocol.isICMP else {
      return Packet(
        source: packet.destination, destination: packet.source, protocol: packet.protocol,
        sourcePort: packet.destinationPort, destinationPort: packet.sourcePort)
    }
    guard packet.destinationPort >> 8 == 8 else { return nil }
    return Packet(
      source: packet.destination, destination: packet.source, protocol: packet.protocol,
      destinationPort: packet.destinationPort & 0xFF)
  }

  private func aclAllows(_ packet: Packet, _ subnet: Subnet, _ direction: Direction) -> Bool {
    allows(packet, topology.networkACL(of: subnet), direction)
  }

  /// Whether a packet passes a network ACL.
  public func allows(_ packet: Packet, _ acl: NetworkACL, _ direction: Direction) -> Bool {
    let peer = direction == .inbound ? packet.source : packet.destination
    for entry in acl.entries(direction)
    where matches(entry.traffic, packet) && covers(entry.peer, peer) {
      return entry.action == .allow
    }
    return false
  }

  private func groupsAllow(
    _ packet: Packet, _ groups: [SecurityGroup], _ direction: Direction, peer: [SecurityGroup]
  ) -> Bool {
    let address = direction == .inbound ? packet.source : packet.destination
    for group in groups {
      for rule in group.rules(direction) where matches(rule.traffic, packet) {
        if case .securityGroup(let id) = rule.peer {
          if peer.contains(where: { $0.id == id && $0.vpc == group.vpc }) { return true }
        } else if covers(rule.peer, address) {
          return true
        }
      }
    }
    return groups.isEmpty
  }

  private func routeLeads(
    _ destination: IPAddress, from subnet: Subnet, toInternet: Bool
  ) -> Bool {
    var best: (length: Int, leads: Bool) = (-1, false)
    for route in topology.routeTable(of: subnet).routes {
      guard case .cidr(let cidr) = route.destination, cidr.contains(destination),
        cidr.prefixLength > best.length
      else { continue }
      var leads = false
      if case .internetGateway = route.target { leads = toInternet }
      if case .local = route.target { leads = !toInternet }
      best = (cidr.prefixLength, leads && !route.isBlackhole)
    }
    for cidr in topology.vpcs[subnet.vpc]?.cidrs ?? []
    where cidr.contains(destination) && cidr.prefixLength > best.length {
      best = (cidr.prefixLength, !toInternet)
    }
    return best.leads
  }

  /// - Parameter isReply: whether a packet that comes in answers one that went out.
  private func gatewayPasses(
    _ outside: IPAddress, _ hasPublicIP: Bool, _ subnet: Subnet, isReply: Bool
  ) -> Bool {
    let privateBlocks: [CIDR] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]
    return topology.vpcs[subnet.vpc]?.internetGateway != nil
      && (outside.family == .ipv6 || hasPublicIP)
      && !privateBlocks.contains { $0.contains(outside) }
  }

  private func matches(_ traffic: RuleTraffic, _ packet: Packet) -> Bool {
    switch traffic {
    case .all: return true
    case .tcp(let ports): return packet.protocol == .tcp && ports.contains(packet.destinationPort)
    case .udp(let ports): return packet.protocol == .udp && ports.contains(packet.destinationPort)
    case .icmp(let type, let code): return packet.protocol == .icmp && matches(type, code, packet)
    case .icmpv6(let type, let code):
      return packet.protocol == .icmpv6 && matches(type, code, packet)
    case .other(let number): return packet.protocol == number
    }
  }

  private func matches(_ type: UInt8?, _ code: UInt8?, _ packet: Packet) -> Bool {
    guard let type else { return true }
    guard packet.destinationPort >> 8 == UInt16(type) else { return false }
    guard let code else { return true }
    return packet.destinationPort & 0xFF == UInt16(code)
  }

  private func covers(_ peer: RulePeer, _ address: IPAddress) -> Bool {
    switch peer {
    case .cidr(let cidr): cidr.contains(address)
    case .named(let id): topology.namedCIDRs[id]?.cidrs.contains { $0.contains(address) } ?? false
    case .prefixList(let id):
      topology.prefixLists[id]?.cidrs.contains { $0.contains(address) } ?? false
    // Its networks have no gaps.
    case .securityGroup, .unknownGroup, .unknown: false
    }
  }
}
