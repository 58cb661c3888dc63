import NetworkModel
import PacketSpace

/// The steps of a packet that leaves or enters an interface, in packet order (M-6).
extension LegDraft {
  /// Which side of the interface's subnet the other end is on.
  enum Boundary {
    /// The packet crosses the boundary of the subnet: its ACL is evaluated (NACL-20, NACL-22).
    case crossed
    /// Both ends are inside: the ACL does not see the packet (NACL-21, NACL-26).
    case inside

    init(_ one: Subnet, _ other: Subnet) {
      self = one.id == other.id ? .inside : .crossed
    }
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
        of: attachment.subnet, phase, segment: segment, .outbound,
        code: .loadBalancerACLRestriction,
        remark: "network ACLs apply to what a Classic Load Balancer sends, even inside a subnet",
        in: topology)
    case .crossed:
      acl(of: attachment.subnet, phase, segment: segment, .outbound, in: topology)
    case .inside:
      aclNotEvaluated(of: attachment.subnet, phase, segment: segment, .outbound, in: topology)
    }
  }

  /// A packet enters an interface: ACL, then group.
  mutating func enter(
    _ attachment: Attachment, _ phase: Phase, segment: Int = 0, _ boundary: Boundary,
    peer: PeerGroups, in topology: Topology
  ) {
    switch boundary {
    case .crossed: acl(of: attachment.subnet, phase, segment: segment, .inbound, in: topology)
    case .inside:
      aclNotEvaluated(of: attachment.subnet, phase, segment: segment, .inbound, in: topology)
    }
    group(of: attachment, phase, segment: segment, .inbound, peer: peer, in: topology)
    if attachment.kind == .natGateway, phase == .request, !attachment.isTransit {
      // Nothing is forwarded that does not answer its own (RT-21).
      block(
        phase, segment: segment, attachment.checkpoint(.natGateway), .natGatewayNeedsSourceInVPC,
        because: "\(attachment.displayName) accepts only replies to what went out through it")
    }
  }

  /// The groups of an interface: read for a request, automatic for a reply (SG-02).
  mutating func group(
    of attachment: Attachment, _ phase: Phase, segment: Int = 0, _ direction: Direction,
    peer: PeerGroups, in topology: Topology
  ) {
    guard !attachment.groups.isEmpty else { return }
    let checkpoint = attachment.groupsCheckpoint(direction)
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

  mutating func acl(
    of subnet: Subnet, _ phase: Phase, segment: Int = 0, _ direction: Direction,
    code: ExplanationCode = .subnetACLRestriction, remark: String? = nil, in topology: Topology
  ) {
    let acl = topology.networkACL(of: subnet)
    pass(
      phase, segment: segment, checkpoint(acl, direction, subnet), whole: .allowed,
      code: code, remark: remark
    ) {
      acl.evaluate($0, direction, in: topology)
    }
  }

  mutating func aclNotEvaluated(
    of subnet: Subnet, _ phase: Phase, segment: Int = 0, _ direction: Direction,
    because reason: String = "both ends are in one subnet", in topology: Topology
  ) {
    unseen(
      phase, segment: segment, checkpoint(topology.networkACL(of: subnet), direction, subnet),
      because: reason)
  }

  /// A filter that does not see the packet.
  mutating func unseen(
    _ phase: Phase, segment: Int = 0, _ checkpoint: Checkpoint, because reason: String
  ) {
    pass(phase, segment: segment, checkpoint, whole: .notEvaluated, remark: reason) {
      FilterDecision(passed: $0)
    }
  }

  /// A gateway that forwards everything.
  mutating func forward(
    _ phase: Phase, _ checkpoint: Checkpoint, remark: String? = nil
  ) {
    pass(phase, checkpoint, whole: .passed, remark: remark) {
      FilterDecision(passed: $0)
    }
  }

  /// A step that nothing gets past.
  mutating func block(
    _ phase: Phase, segment: Int = 0, _ checkpoint: Checkpoint, _ code: ExplanationCode,
    because reason: String
  ) {
    pass(phase, segment: segment, checkpoint, whole: .passed, code: code, remark: reason) { _ in
      FilterDecision()
    }
  }

  /// A step of which the model does not say whether anything gets past.
  mutating func lose(
    _ phase: Phase, _ checkpoint: Checkpoint,
    _ code: ExplanationCode = .unmodelled, because reason: String
  ) {
    pass(phase, checkpoint, whole: .passed, code: code, remark: reason) {
      FilterDecision(unknown: $0)
    }
  }

  func checkpoint(_ acl: NetworkACL, _ direction: Direction, _ subnet: Subnet) -> Checkpoint {
    Checkpoint(
      kind: .networkACL, ids: [acl.id.rawValue], names: [acl.displayName], direction: direction,
      subnet: subnet.id)
  }

  /// A look-up in the route table of an interface's subnet (RT-01), for packets that have to take a
  /// way.
  ///
  /// - Parameter isLost: whether what takes that way does not arrive, since a device on it does not know
  ///   the connection (RT-35).
  mutating func route(
    from attachment: Attachment, _ phase: Phase, segment: Int = 0, _ way: Way,
    isLost: Bool = false, in topology: Topology
  ) {
    let table = topology.routeTable(of: attachment.subnet)
    let checkpoint = Checkpoint(
      kind: .routeTable, ids: [table.id.rawValue], names: [table.displayName],
      subnet: attachment.subnet.id)
    let packets = packets(phase, segment)
    var fault: String?
    var decision = FilterDecision()
    for (route, taken) in table.choose(packets, in: topology) {
      guard let route else {
        decision.code = decision.code ?? .noRouteToDestination
        continue
      }
      decision.deciders.append(.route(route))
      if case .prefixList = route.destination,
        !taken.destinations.isDisjoint(with: table.contested(in: topology))
      {
        decision.unknown = decision.unknown.union(taken)
        decision.code = decision.code ?? .higherPriorityRoute
        fault =
          "\(route.destination) and another prefix list route the same addresses to different targets: "
          + "AWS picks one and does not say which"
      } else if route.isBlackhole {
        decision.code = decision.code ?? .badStateRoute
      } else if case .unmodelled = route.target {
        decision.unknown = decision.unknown.union(taken)
        decision.code = decision.code ?? .unmodelled
        fault =
          fault
          ?? table.gap.map { "the routes of \(table.displayName) are not in the model: \($0)" }
      } else if way == .by(route.target), !isLost {
        decision.passed = decision.passed.union(taken)
      } else {
        // A reply that leaves by another gateway has lost its way (RT-35).
        let strays = isLost || (phase == .return && route.target != .local)
        decision.code = decision.code ?? (strays ? .asymmetric : .cannotRoute)
      }
    }
    pass(phase, segment: segment, checkpoint, whole: .passed, fault: fault) { _ in decision }
  }
}

extension Attachment {
  /// What pages call its owner.
  var displayName: String { name ?? id }

  /// Its groups as a place that packets pass.
  func groupsCheckpoint(_ direction: Direction) -> Checkpoint {
    Checkpoint(
      kind: .securityGroup, ids: groups.map(\.id.rawValue), names: groups.map(\.displayName),
      direction: direction, on: id)
  }

  /// It as a place that packets pass.
  func checkpoint(_ kind: Checkpoint.Kind) -> Checkpoint {
    Checkpoint(kind: kind, ids: [id], names: [displayName], subnet: subnet.id)
  }
}
