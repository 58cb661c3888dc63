import Evaluation
import NetworkModel
import PacketSpace

/// How many rules AWS counts in a group, by direction and family (SG-16, SG-34).
struct QuotaCount {
  private static let rulesPerGroup = 60
  private static let noteworthy = 50
  private static let groupsPerInterface = 5
  private static let rulesPerInterface = 1000

  private struct List: Hashable {
    let direction: Direction
    let family: AddressFamily
  }

  private let rules: [List: Int]

  init(_ group: SecurityGroup, in topology: Topology) {
    var rules: [List: Int] = [:]
    for direction in Direction.allCases {
      for rule in group.rules(direction) {
        for family in AddressFamily.allCases {
          rules[List(direction: direction, family: family), default: 0] += topology.quotaWeight(
            of: rule.peer, family)
        }
      }
    }
    self.rules = rules
  }

  private static let lists = Direction.allCases.flatMap { direction in
    AddressFamily.allCases.map { List(direction: direction, family: $0) }
  }

  /// What there is to say about each list.
  func findings(of group: SecurityGroup) -> [Finding] {
    Self.lists.compactMap { list in
      guard let count = rules[list], count >= Self.noteworthy else { return nil }
      return Finding(
        check: "sg.quota", severity: count > Self.rulesPerGroup ? .warning : .note,
        resource: Finding.Resource(group, list.direction),
        subject: "\(list.direction.rawValue) \(list.family.displayName)",
        message:
          "security group \(group.displayName) counts \(count) \(list.direction.rawValue) rules "
          + "for \(list.family.displayName): AWS allows \(Self.rulesPerGroup) unless asked for more"
      )
    }
  }

  /// What there is to say about the groups of one interface.
  static func finding(of carrier: GroupCarrier, _ counts: [Self]) -> Finding? {
    let most = lists.map { list in counts.reduce(0) { $0 + ($1.rules[list] ?? 0) } }.max() ?? 0
    let groups = carrier.groups.count
    guard most > rulesPerInterface || groups > groupsPerInterface else { return nil }
    let message =
      most > rulesPerInterface
      ? "the groups of \(carrier.name) have \(most) rules for one direction and family: AWS allows "
        + "no more than 1,000 at one interface"
      : "\(carrier.name) carries \(groups) security groups: AWS allows \(groupsPerInterface) at one "
        + "interface unless asked for more"
    return Finding(
      check: "sg.quota", severity: most > rulesPerInterface ? .error : .warning,
      resource: Finding.Resource(carrier), subject: carrier.subnet.rawValue, message: message)
  }
}

extension Topology {
  /// How often a peer counts in a family.
  fileprivate func quotaWeight(of peer: RulePeer, _ family: AddressFamily) -> Int {
    switch peer {
    case .cidr(let cidr): return cidr.family == family ? 1 : 0
    case .named(let id): return namedCIDRs[id]?.cidrs.count { $0.family == family } ?? 0
    case .prefixList(let id):
      guard let list = prefixLists[id] else { return 0 }
      let own = list.cidrs.first?.family ?? .ipv4
      return own == family ? list.maxEntries ?? list.cidrs.count : 0
    case .securityGroup, .unknownGroup: return 1
    case .unknown: return 0
    }
  }
}
