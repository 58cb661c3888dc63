import Evaluation
import NetworkModel
internal import PacketSpace

extension Check {
  static let unreachableEntry = Check(
    "nacl.unreachable-entry", "An ACL entry never decides anything", .note,
    reason:
      "Entries before it, alone or together, match all of its packets and do the same to them. It is "
      + "read as if it mattered, and hides what does.",
    example: "100 allow tcp 0-65535 from 10.0.0.0/8, 200 allow tcp 443 from 10.1.0.0/16",
    remedy: "Remove the entry."
  ) { network in
    network.entryLists.flatMap { list in
      list.entries.filter { $0.effective.isEmpty && !$0.match.isEmpty }.compactMap { ranked in
        let takers = list.takers(of: ranked)
        guard takers.allSatisfy({ $0.entry.action == ranked.entry.action }) else { return nil }
        return Finding(
          check: "nacl.unreachable-entry", severity: .note, resource: list.resource(ranked.entry),
          subject: "\(list.direction.rawValue) \(list.text(ranked.entry))", packets: ranked.match,
          message: "\(list.name(ranked.entry)) (\(list.text(ranked.entry))) never decides: "
            + "\(takers.ruleNames) \(takers.count == 1 ? "matches" : "match together") the same packets first",
          advice: "remove rule \(ranked.entry.ruleNumber)")
      }
    }
  }
}

extension [(entry: NetworkACL.Entry, packets: PacketSet)] {
  /// `rule 100`, `rules 100 and 110`.
  var ruleNames: String {
    "\(count == 1 ? "rule" : "rules") \(map { "\($0.entry.ruleNumber)" }.inSentence)"
  }

  /// `rule 100 denies`, `rules 100 and 110 allow`: of entries that do the same.
  var act: String {
    let verb = first?.entry.action == .deny ? ("denies", "deny") : ("allows", "allow")
    return "\(ruleNames) \(count == 1 ? verb.0 : verb.1)"
  }
}
