import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let contradictedEntry = Check(
    "nacl.contradicted-entry", "An ACL entry is overruled by the ones before it", .warning,
    reason:
      "Entries are read by number and the first match decides. All that this one would deny is allowed "
      + "before it, or the other way round: who wrote it believes something that is not so.",
    example:
      "100 allow tcp 80 from 0.0.0.0/0, 200 deny all from 203.0.113.0/24 when only port 80 is meant",
    remedy: "Give the entry a number below the one that overrules it, or remove it.",
    references: CheckReference.cfnNag("W71") + CheckReference.pciDSS("1.2.7")
  ) { network in
    network.entryLists.flatMap { list in
      list.entries.filter { $0.effective.isEmpty && !$0.match.isEmpty }.compactMap { ranked in
        let others = list.takers(of: ranked).filter { $0.entry.action != ranked.entry.action }
        guard !others.isEmpty else { return nil }
        return Finding(
          check: "nacl.contradicted-entry", severity: .warning,
          resource: list.resource(ranked.entry),
          subject: "\(list.direction.rawValue) \(list.text(ranked.entry))", packets: ranked.match,
          message: "\(list.name(ranked.entry)) (\(list.text(ranked.entry))) never decides: "
            + "\(others.act) its packets first",
          advice: others.first.map {
            "number the entry below \($0.entry.ruleNumber) if it is meant to decide, or remove it"
          })
      }
    }
  }

}
