import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let replyRangeTooWide = Check(
    "nacl.reply-range-too-wide", "An ACL entry for replies admits more ports than its clients use",
    .note,
    reason:
      "The declared flows say who the clients are, and each kind of client has a range of its own. Ports "
      + "beyond it are open to requests for nothing.",
    example: "outbound 100 allow tcp 1024-65535, and every client is a Linux host (32768-60999)",
    remedy:
      "Narrow the range to that of the clients, and mind that others come later: 1024-65535 fits all.",
    references: CheckReference.pciDSS("1.2.5")
  ) { network in
    guard network.areDeclared else { return [] }
    return network.entryLists.flatMap { list in
      list.entries.compactMap { ranked in
        guard ranked.entry.isForReplies else { return nil }
        let used = network.replyPorts(through: ranked.entry, of: list)
        let extra = ranked.entry.traffic.destinationPorts.subtracting(used)
        guard !used.isEmpty, !extra.isEmpty else { return nil }
        return Finding(
          check: "nacl.reply-range-too-wide", severity: .note,
          resource: list.resource(ranked.entry),
          subject: "\(list.direction.rawValue) \(list.text(ranked.entry))", clientPorts: extra,
          packets: ranked.effective.intersection(PacketSet(PacketBox(destinationPorts: extra))),
          message:
            "\(list.name(ranked.entry)) (\(list.text(ranked.entry))) is for replies, and the clients "
            + "of the declared flows use \(used.displayText) only",
          advice: "TCP \(used.displayText) is enough for the declared flows")
      }
    }
  }
}

extension ReviewedNetwork {
  /// The ports of clients to which replies of working flows go by an entry; empty where it is used for
  /// anything else as well.
  fileprivate func replyPorts(through entry: NetworkACL.Entry, of list: EntryList) -> PortSet {
    var ports = PortSet.empty
    for use in usage.uses(ofEntry: entry.ruleNumber, in: list.acl.id, list.direction) {
      let step = explanations[use.explanation].legs[use.leg].steps[use.step]
      guard step.phase == .return else { return .empty }
      ports = ports.union(step.packets.destinationPorts)
    }
    return ports.intersection(entry.traffic.destinationPorts)
  }
}
