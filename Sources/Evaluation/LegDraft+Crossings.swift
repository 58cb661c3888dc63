import NetworkModel
import PacketSpace

/// The steps of a packet that leaves or enters an interface, in packet order (M-6).
extension LegDraft {
  /// Which side of the interface's subnet the other end is on.
  enum Boundary {
    /// The packet crosses the boundary of the subnet: its ACL is evaluated (NACL-20, NACL-22).
    case crossed
    /// Both ends are inside: the ACL does not see the packet (NACL-21).
    case inside
  }

  /// A packet leaves an interface: group, then ACL. The route look-up follows separately.
  mutating func leave(
    _ attachment: Attachment, _ phase: Phase, segment: Int = 0, _ boundary: Boundary,
    peer: PeerGroups, in topology: Topology
  ) {
    group(of: attachment, phase, segment: segment, .outbound, peer: peer, in: topology)
    let appliesInside = attachment.loadBalancer == .classic && phase == .request
    switch boundary {
    case .inside where appliesInside:
      // A Classic Load Balancer is filtered on its way out even inside its subnet (NACL-25).
      acl(
        of: attachment, phase, segment: segment, .outbound, code: .loadBalancerACLRestriction,
        remark: "network ACLs apply to what a Classic Load Balancer sends, even inside a subnet",
        in: topology)
    case .crossed:
      acl(of: attachment, phase, segment: segment, .outbound, in: topology)
    case .inside:
      aclNotEvaluated(of: attachment, phase, segment: segment, .outbound, in: topology)
    }
  }

  /// A packet enters an interface: ACL, then group.
  mutating func enter(
    _ attachment: Attachment, _ phase: Phase, segment: Int = 0, _ boundary: Boundary,
    peer: PeerGroups, in topology: Topology
  ) {
    switch boundary {
    case .crossed: acl(of: attachment, phase, segment: segment, .inbound, in: topology)
    case .inside:
      aclNotEvaluated(of: attachment, phase, segment: segment, .inbound, in: topology)
    }
    group(of: attachment, phase, segment: segment, .inbound, peer: peer, in: topology)
  }

  /// The groups of an interface: read for a request, automatic for a reply (SG-02).
  mutating func group(
    of attachment: Attachment, _ phase: Phase, segment: Int = 0, _ direction: Direction,
    peer: PeerGroups, in topology: Topology
  ) {
    guard !attachment.groups.isEmpty else { return }
    let checkpoint = Checkpoint(
      kind: .securityGroup, ids: attachment.groups.map(\.id.rawValue),
      names: attachment.groups.map(\.displayName), direction: direction, on: attachment.id)
    switch phase {
    case .request:
      pass(
        phase, segment: segment, checkpoint, whole: .allowed, code: .securityGroupRulesMismatch
      ) {
        attachment.groups.evaluate($0, direction, peer: peer, in: topology)
      }
    case .return:
      pass(phase, segment: segment, checkpoint, whole: .automatic) {
        FilterDecision(passed: $0)
      }
    }
  }

  private mutating func acl(
    of attachment: Attachment, _ phase: Phase, segment: Int, _ direction: Direction,
    code: ExplanationCode = .subnetACLRestriction, remark: String? = nil, in topology: Topology
  ) {
    let acl = topology.networkACL(of: attachment.subnet)
    pass(
      phase, segment: segment, checkpoint(acl, direction, attachment.subnet), whole: .allowed,
      code: code, remark: remark
    ) {
      acl.evaluate($0, direction, in: topology)
    }
  }

  private mutating func aclNotEvaluated(
    of attachment: Attachment, _ phase: Phase, segment: Int, _ direction: Direction,
    in topology: Topology
  ) {
    unseen(
      phase, segment: segment,
      checkpoint(topology.networkACL(of: attachment.subnet), direction, attachment.subnet),
      because: "both ends are in one subnet")
  }

  /// A filter that does not see the packet.
  mutating func unseen(
    _ phase: Phase, segment: Int = 0, _ checkpoint: Checkpoint, because reason: String
  ) {
    pass(phase, segment: segment, checkpoint, whole: .notEvaluated, remark: reason) {
      FilterDecision(passed: $0)
    }
  }

  func checkpoint(_ acl: NetworkACL, _ direction: Direction, _ subnet: Subnet) -> Checkpoint {
    Checkpoint(
      kind: .networkACL, ids: [acl.id.rawValue], names: [acl.displayName], direction: direction,
      subnet: subnet.id)
  }

  /// What a route means for a packet that has to get somewhere.
  enum RouteFitness {
    case leadsThere
    case leadsElsewhere(ExplanationCode)
    case notModelled
  }

  /// A look-up in the route table of an interface's subnet (RT-01).
  mutating func route(
    from attachment: Attachment, _ phase: Phase, segment: Int = 0, in topology: Topology,
    fitness: (Route.Target) -> RouteFitness
  ) {
    let table = topology.routeTable(of: attachment.subnet)
    let checkpoint = Checkpoint(
      kind: .routeTable, ids: [table.id.rawValue], names: [table.displayName],
      subnet: attachment.subnet.id)
    let packets = phase == .request ? segments[segment] : segments[segment].replies ?? .empty
    var decision = FilterDecision()
    var code: ExplanationCode?
    for (route, taken) in table.choose(packets, in: topology) {
      guard let route else {
        code = code ?? .noRouteToDestination
        continue
      }
      decision.deciders.append(.route(route))
      switch route.isBlackhole ? .leadsElsewhere(.badStateRoute) : fitness(route.target) {
      case .leadsThere: decision.passed = decision.passed.union(taken)
      case .leadsElsewhere(let reason): code = code ?? reason
      case .notModelled:
        decision.unknown = decision.unknown.union(taken)
        code = code ?? .unmodelled
      }
    }
    pass(phase, segment: segment, checkpoint, whole: .passed, code: code) { _ in decision }
  }
}
