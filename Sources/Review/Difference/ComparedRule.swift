import Evaluation
import NetworkModel
import PacketSpace

/// A rule of a filter, in the columns that two versions of it are compared by.
struct ComparedRule {
  /// What decides which packets it matches, and what it does to them.
  struct Meaning: Hashable {
    let traffic: RuleTraffic
    /// Equal for peers that are the same in both networks.
    let peer: String
    let action: NetworkACL.Entry.Action?
    let isStale: Bool
  }

  /// What people say of it.
  struct Remarks: Hashable {
    let description: String?
    let note: RuleNote?
  }

  /// Of an entry of a network ACL.
  let number: Int?
  let direction: Direction
  let meaning: Meaning
  let remarks: Remarks
  /// The peer as people read it.
  let peer: String

  init(
    _ rule: SecurityGroup.Rule, _ direction: Direction, _ counterparts: Counterparts,
    _ side: Counterparts.Side
  ) {
    self.number = nil
    self.direction = direction
    self.meaning = Meaning(
      traffic: rule.traffic, peer: counterparts.key(of: rule.peer, side), action: nil,
      isStale: rule.isStale)
    self.remarks = Remarks(description: rule.description, note: rule.note)
    self.peer = counterparts.text(of: rule.peer, side)
  }

  init(
    _ entry: NetworkACL.Entry, _ direction: Direction, _ counterparts: Counterparts,
    _ side: Counterparts.Side
  ) {
    self.number = entry.ruleNumber
    self.direction = direction
    self.meaning = Meaning(
      traffic: entry.traffic, peer: counterparts.key(of: entry.peer, side), action: entry.action,
      isStale: false)
    self.remarks = Remarks(description: entry.description, note: entry.note)
    self.peer = counterparts.text(of: entry.peer, side)
  }

  /// What it says: `allow TCP 22 from 10.0.0.0/8`.
  var text: String {
    let action = meaning.action.map { "\($0) " } ?? ""
    let stale = meaning.isStale ? " (stale)" : ""
    return "\(action)\(meaning.traffic.displayText) \(direction.preposition) \(peer)\(stale)"
  }

  /// What it is called: an entry by its number, a rule by what it says.
  var title: String { number.map { "rule \($0)" } ?? text }

  /// Its number and what it says.
  var fullText: String { number.map { "rule \($0): \(text)" } ?? text }

  /// Every cell in which it differs from an earlier version of itself.
  func changes(since old: ComparedRule) -> [ColumnChange] {
    cells(of: old, self)
      .filter { $0.before != $0.after }
  }

  private func cells(of old: ComparedRule, _ new: ComparedRule) -> [ColumnChange] {
    let (trafficColumn, before, after) = Self.traffic(old.meaning.traffic, new.meaning.traffic)
    // Two blocks that go by one name are told apart by themselves.
    let isAmbiguous = old.peer == new.peer && old.meaning.peer != new.meaning.peer
    let peers = isAmbiguous ? (old.meaning.peer, new.meaning.peer) : (old.peer, new.peer)
    func stale(_ rule: ComparedRule) -> String { rule.meaning.isStale ? " (stale)" : "" }
    func remark(
      _ column: ColumnChange.Column, _ value: (Remarks) -> String?
    ) -> ColumnChange {
      ColumnChange(
        column: column, before: value(old.remarks) ?? "", after: value(new.remarks) ?? "")
    }
    return [
      ColumnChange(column: trafficColumn, before: before, after: after),
      old.meaning.peer == new.meaning.peer && old.meaning.isStale == new.meaning.isStale
        ? nil
        : ColumnChange(
          column: direction == .inbound ? .source : .destination, before: peers.0 + stale(old),
          after: peers.1 + stale(new)),
      ColumnChange(
        column: .action, before: old.meaning.action?.rawValue ?? "",
        after: new.meaning.action?.rawValue ?? ""),
      remark(.description) { $0.description },
      remark(.owner) { $0.note?.owner },
      remark(.justification) { $0.note?.justification },
      remark(.ticket) { $0.note?.ticket },
      remark(.reviewBy) { $0.note?.reviewBy },
    ].compactMap { $0 }
  }

  /// What changed of the traffic: of one protocol the ports alone.
  private static func traffic(
    _ old: RuleTraffic, _ new: RuleTraffic
  ) -> (ColumnChange.Column, String, String) {
    guard let transport = old.soleProtocol, transport == new.soleProtocol,
      transport.hasPorts || transport.isICMP
    else { return (.traffic, old.displayText, new.displayText) }
    func withoutProtocol(_ traffic: RuleTraffic) -> String {
      String(traffic.displayText.dropFirst(transport.displayName.count + 1))
    }
    return (transport.isICMP ? .type : .port, withoutProtocol(old), withoutProtocol(new))
  }
}

extension Counterparts {
  /// A peer as people read it.
  func text(of peer: RulePeer, _ side: Side) -> String {
    switch peer {
    case .securityGroup(let id): name(id, side)
    case .prefixList(let id): name(id, side)
    default: (side == .before ? before : after).displayText(of: peer)
    }
  }

  /// A text that is equal for peers that are the same in both networks: a name that stands for one block is
  /// that block.
  func key(of peer: RulePeer, _ side: Side) -> String {
    let topology = side == .before ? before : after
    return switch peer {
    case .cidr(let cidr): cidr.description
    case .named(let id):
      topology.namedCIDRs[id].flatMap { $0.cidrs.count == 1 ? $0.cidrs[0].description : nil }
        ?? "[\(id)]"
    case .prefixList(let id): "prefix list \(name(id, side))"
    case .securityGroup(let id): "group \(name(id, side))"
    case .unknownGroup(let id): "unknown group \(id)"
    case .unknown(let reason): "unknown \(reason)"
    }
  }
}
