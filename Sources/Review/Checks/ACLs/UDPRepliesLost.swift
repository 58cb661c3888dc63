import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let udpRepliesLost = Check(
    "nacl.udp-replies-lost", "A network ACL admits UDP queries and drops every answer", .warning,
    reason:
      "Answers to UDP queries are UDP and go to the client's port. An entry for TCP ports does not match "
      + "them.",
    example:
      "outbound 100 allow udp 53 to 0.0.0.0/0, inbound 100 allow tcp 1024-65535 from 0.0.0.0/0",
    remedy: "Allow UDP 1024-65535 in the other direction, from the servers that are asked.",
    references: CheckReference.pciDSS("1.4.2")
  ) { network in
    network.entryLists.flatMap { list in
      list.entries.compactMap { ranked in
        let ports = ranked.entry.traffic.destinationPorts
        // Services that answer have ports below 1024, or one of their own.
        guard ranked.entry.action == .allow, ranked.entry.traffic.protocols == [.udp],
          ports.count < 1024, !ranked.effective.isEmpty
        else { return nil }
        let queries = ranked.effective.intersection(
          PacketSet(PacketBox(sourcePorts: ClientKind.any.ports)))
        let answers = queries.mirrored
        let decisions = list.acl.decisions(
          on: answers, list.direction.opposite, in: network.topology)
        guard decisions.lost == answers else { return nil }
        return Finding(
          check: "nacl.udp-replies-lost", severity: .warning, resource: list.resource(ranked.entry),
          subject: "\(list.direction.rawValue) \(list.text(ranked.entry))", packets: queries,
          message:
            "\(list.name(ranked.entry)) (\(list.text(ranked.entry))) admits queries, and no answer "
            + "to them passes \(list.direction.opposite.rawValue)",
          advice: "allow UDP 1024-65535 \(list.direction.opposite.rawValue)")
      }
    }
  }
}
