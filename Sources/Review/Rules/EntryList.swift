import Evaluation
import NetworkModel
import PacketSpace

/// The entries of one direction of a network ACL, each with what it matches and what is left for it.
struct EntryList: Sendable {
  /// An entry as its place in the list makes it.
  struct Ranked: Sendable {
    let entry: NetworkACL.Entry
    /// Every packet that it matches.
    let match: PacketSet
    /// The packets that it is the first to match.
    let effective: PacketSet
  }

  let acl: NetworkACL
  let direction: Direction
  /// By ascending number; without those whose peer nobody knows.
  let entries: [Ranked]
  private let topology: Topology

  init(_ acl: NetworkACL, _ direction: Direction, in topology: Topology) {
    self.acl = acl
    self.direction = direction
    self.topology = topology
    var effective: [Int: PacketSet] = [:]
    for match in acl.decisions(on: .all, direction, in: topology).matches {
      effective[match.entry.ruleNumber] = match.packets
    }
    self.entries = acl.entries(direction).filter { !topology.isUnknown($0.peer) }.map { entry in
      Ranked(
        entry: entry, match: entry.packets(direction, in: topology),
        effective: effective[entry.ruleNumber] ?? .empty)
    }
  }

  /// The entries before one that take some of its packets, with what they take.
  func takers(of ranked: Ranked) -> [(entry: NetworkACL.Entry, packets: PacketSet)] {
    entries.prefix { $0.entry.ruleNumber < ranked.entry.ruleNumber }.compactMap { earlier in
      let taken = earlier.effective.intersection(ranked.match)
      return taken.isEmpty ? nil : (earlier.entry, taken)
    }
  }

  /// Whether the ACL treats every packet alike without an entry that is the first to match some.
  func isRedundant(_ ranked: Ranked) -> Bool {
    guard !ranked.effective.isEmpty else { return false }
    // An entry that never decides is reported for that: two must not vouch for each other.
    let dead = Set(entries.filter(\.effective.isEmpty).map(\.entry.ruleNumber))
    let rest = acl.changing(direction) { entries in
      entries.filter { $0.ruleNumber > ranked.entry.ruleNumber && !dead.contains($0.ruleNumber) }
    }.decisions(on: ranked.effective, direction, in: topology)
    return ranked.entry.action == .allow
      ? rest.passed == ranked.effective : rest.lost == ranked.effective
  }

  /// The ACL's entry as the resource of a finding.
  func resource(_ entry: NetworkACL.Entry? = nil) -> Finding.Resource {
    Finding.Resource(acl, direction, rule: entry.map { "\($0.ruleNumber)" })
  }

  /// `network ACL public, inbound rule 100`.
  func name(_ entry: NetworkACL.Entry) -> String {
    "network ACL \(acl.displayName), \(direction.rawValue) rule \(entry.ruleNumber)"
  }

  /// `allow TCP 80 from 0.0.0.0/0`: what an entry says, whatever its number.
  func text(_ entry: NetworkACL.Entry) -> String {
    "\(entry.action.rawValue) " + topology.displayText(of: entry.traffic, direction, entry.peer)
  }
}
