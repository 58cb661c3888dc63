import NetworkModel

/// The groups on the other side of a connection, as far as rules may refer to them.
struct PeerGroups: Hashable {
  /// How much of an interface's identity is left where a rule is read.
  enum Reach: Hashable {
    case oneVPC
    /// References work within one Region (SG-22a).
    case peering(sameRegion: Bool)
    /// References work in inbound rules, where the gateway supports them (SG-22b, SG-22c).
    case transitGateway(referencing: Bool)
    /// Something on the way stands for the interface, or forwards its packets (SG-23, LB-21).
    case concealed
    /// The model does not follow the way: the identity may be left or not.
    case unmodelled
  }

  /// An interface on the other side, or behind it.
  struct Carrier: Hashable {
    /// Its groups.
    let ids: Set<ResourceID<SecurityGroup>>
    /// Whether nobody knows all of its groups.
    let hasUnidentified: Bool
    /// The VPC in which those identifiers mean something.
    let vpc: ResourceID<VPC>
    let reach: Reach
  }

  /// Whether a reference matches a peer.
  enum Match {
    case matches
    /// It would if the peer's identity were still there.
    case isLost(ExplanationCode)
    /// Nobody knows: of the peer's groups some have no name, or the model does not follow the way.
    case isUnknown
    case differs
  }

  var carriers: [Carrier] = []

  /// These and others.
  func joined(with other: PeerGroups) -> PeerGroups {
    PeerGroups(carriers: carriers + other.carriers)
  }

  /// Those of them that rules of some groups refer to.
  func named(by groups: [SecurityGroup]) -> PeerGroups {
    let references = Set(
      groups.flatMap(\.inbound).compactMap { rule in
        if case .securityGroup(let id) = rule.peer { id } else { nil }
      })
    return PeerGroups(
      carriers: carriers.filter {
        $0.hasUnidentified || !$0.ids.isDisjoint(with: references)
      })
  }

  /// What a rule of a group finds that refers to another group.
  ///
  /// It matches by the identity of the peer's interface (SG-20), in one VPC or across a connection that
  /// carries identities (SG-22a, SG-22b).
  func match(
    _ reference: ResourceID<SecurityGroup>, in group: SecurityGroup, _ direction: Direction,
    in topology: Topology
  ) -> Match {
    let matches = carriers.compactMap { carrier -> Match? in
      let isMember = carrier.ids.contains(reference)
      guard isMember || carrier.hasUnidentified else { return nil }
      let isOneVPC = carrier.vpc == group.vpc
      guard isOneVPC || topology.securityGroups[reference]?.vpc == carrier.vpc else {
        return .differs
      }
      guard isMember || topology.securityGroups[reference]?.vpc == carrier.vpc else {
        return .differs
      }
      let match = isMember ? Match.matches : .isUnknown
      switch carrier.reach {
      case .oneVPC: return isOneVPC ? match : .differs
      case .peering(let sameRegion): return sameRegion ? match : .differs
      case .transitGateway(let referencing):
        if referencing && direction == .inbound { return match }
        return isMember ? .isLost(.referencingSupport) : .differs
      case .unmodelled: return .isUnknown
      case .concealed: return isMember ? .isLost(.referencesNotPreserved) : .differs
      }
    }
    for case .matches in matches { return .matches }
    for case .isUnknown in matches { return .isUnknown }
    for case .isLost(let code) in matches { return .isLost(code) }
    return .differs
  }
}
