import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let partlyShadowedEntry = Check(
    "nacl.partly-shadowed-entry", "An ACL entry decides about less than it says", .warning,
    reason:
      "Entries before it match some of its packets and do the opposite. Holes in front of a wide allow "
      + "are usual; a deny that comes too late for a part of its packets mostly is a mistake.",
    example:
      "100 allow tcp 80 from 0.0.0.0/0, 200 deny all from 203.0.113.0/24: port 80 stays open to it",
    remedy:
      "Give a deny that comes too late a number below the allow. A deny in front of an allow is an exception: "
      + "see that it is meant.",
    references: CheckReference.cfnNag("W71") + CheckReference.pciDSS("1.2.7")
  ) { network in
    network.entryLists.flatMap { list in
      list.entries.filter { !$0.effective.isEmpty }.compactMap { ranked in
        let others = list.takers(of: ranked).filter { $0.entry.action != ranked.entry.action }
        guard !others.isEmpty else { return nil }
        let isDeny = ranked.entry.action == .deny
        let taken = others.reduce(PacketSet.empty) { $0.union($1.packets) }
        let first = taken.admissions(list.direction, atMost: 3).joined(separator: "; ")
        return Finding(
          check: "nacl.partly-shadowed-entry", severity: isDeny ? .warning : .note,
          resource: list.resource(ranked.entry),
          subject: "\(list.direction.rawValue) \(list.text(ranked.entry))", packets: taken,
          message: "\(list.name(ranked.entry)) (\(list.text(ranked.entry))) does not decide about "
            + "\(first): \(others.act) that first",
          advice: isDeny
            ? others.first.map { "number the deny below \($0.entry.ruleNumber)" } : nil)
      }
    }
  }
}
