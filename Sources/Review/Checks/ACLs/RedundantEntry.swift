import Evaluation
import NetworkModel

extension Check {
  static let redundantEntry = Check(
    "nacl.redundant-entry", "The ACL would do the same without an entry", .note,
    reason:
      "What the entry decides, later entries or the default deny would decide alike. AWS allows 20 "
      + "entries for each direction and family.",
    example: "100 allow tcp 443 from 10.1.0.0/16, 200 allow tcp 443 from 10.0.0.0/8",
    remedy: "Remove the entry, unless it is there to be seen."
  ) { network in
    network.entryLists.flatMap { list in
      list.entries.filter(list.isRedundant).map { ranked in
        let isDeny = ranked.entry.action == .deny
        return Finding(
          check: "nacl.redundant-entry", severity: .note, resource: list.resource(ranked.entry),
          subject: "\(list.direction.rawValue) \(list.text(ranked.entry))",
          packets: ranked.effective,
          message: "\(list.name(ranked.entry)) (\(list.text(ranked.entry))) changes nothing: "
            + (isDeny
              ? "what comes after it denies the same packets"
              : "what comes after it allows the same packets"),
          advice: "rule \(ranked.entry.ruleNumber) can go")
      }
    }
  }
}
