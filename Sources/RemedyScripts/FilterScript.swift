public import NetworkModel
import PacketSpace

/// The security groups and network ACLs of a network with their rules, as resources that a tool of the user's makes.
///
/// What they belong to (VPCs, subnets, prefix lists) stands there by AWS's identifier, and where the network has another
/// as a parameter. Groups that stand for others which the source does not name are left out, and so are rules of which
/// nobody knows whom they admit.
public struct FilterScript: Sendable {
  /// A rule of a group as AWS counts them, for one block.
  struct Rule {
    let direction: Direction
    /// Its place among those of its direction, from 1.
    let number: Int
    let fields: RuleFields
    let peer: Peer
    let description: String?
  }

  /// An entry of an ACL as AWS counts them, for one block.
  struct Entry {
    let direction: Direction
    let number: Int
    let action: NetworkACL.Entry.Action
    let fields: RuleFields
    let block: CIDR
    let description: String?
  }

  /// The other end of a rule.
  enum Peer {
    case block(CIDR)
    case group(ResourceID<SecurityGroup>)
    case prefixList(ResourceID<PrefixList>)
  }

  let topology: Topology

  /// The script of a network.
  public init(_ topology: Topology) {
    self.topology = topology
  }

  var groups: [SecurityGroup] { topology.securityGroups.filter { !$0.isUnidentified } }

  /// The rules of a group, inbound first.
  func rules(of group: SecurityGroup) -> [Rule] {
    Direction.allCases.flatMap { direction in
      group.rules(direction).filter { !$0.isStale }
        .flatMap { rule in peers(rule.peer).map { (rule, $0) } }.enumerated()
        .map { index, pair in
          Rule(
            direction: direction, number: index + 1, fields: RuleFields(pair.0.traffic),
            peer: pair.1, description: pair.0.description.map(AWSText.description))
        }
    }
  }

  /// The entries of an ACL, inbound first; those of a name for several blocks have numbers one after the other.
  func entries(of acl: NetworkACL) -> [Entry] {
    Direction.allCases.flatMap { direction in
      acl.entries(direction).flatMap { entry in
        topology.blocks(of: entry.peer).enumerated().map { offset, block in
          Entry(
            direction: direction, number: entry.ruleNumber + offset, action: entry.action,
            fields: RuleFields(entry.traffic), block: block,
            description: entry.description.map(AWSText.description))
        }
      }
    }
  }

  /// The subnets that an ACL filters, those that name none included where it is the VPC's default one.
  func subnets(of acl: NetworkACL) -> [ResourceID<Subnet>] {
    topology.subnets.filter { topology.networkACL(of: $0).id == acl.id && $0.vpc == acl.vpc }.map(
      \.id)
  }

  private func peers(_ peer: RulePeer) -> [Peer] {
    switch peer {
    case .securityGroup(let id):
      topology.securityGroups[id].map { $0.isUnidentified ? [] : [.group(id)] } ?? []
    case .prefixList(let id): [.prefixList(id)]
    case .cidr, .named, .unknownGroup, .unknown: topology.blocks(of: peer).map { .block($0) }
    }
  }
}

extension Topology {
  /// The blocks of a peer, if anybody knows them.
  fileprivate func blocks(of peer: RulePeer) -> [CIDR] {
    switch peer {
    case .cidr(let cidr): [cidr]
    case .named(let id): namedCIDRs[id]?.cidrs ?? []
    case .prefixList(let id): prefixLists[id]?.cidrs ?? []
    case .securityGroup, .unknownGroup, .unknown: []
    }
  }
}
