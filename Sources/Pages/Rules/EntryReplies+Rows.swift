import Evaluation
import Markup
import NetworkModel
import PacketSpace
import Review

extension EntryReplies {
  /// The rows of the table of replies: one for each set of replies that some peers lose.
  var rows: [String] {
    let requests =
      "\(direction.rawValue) rule \(entry.ruleNumber): "
      + TransportProtocol.tcp.text(ports: services)
    let way = direction == .inbound ? "out" : "in"
    func row(_ peer: String, passed: PortSet, _ rest: [String]) -> String {
      let passes = passed.isEmpty ? "none" : "\(way): \(passed.shortText)"
      return Markdown.row([Sentence.capitalised(requests), Markdown.peer(peer), passes] + rest)
    }
    guard !losses.isEmpty else {
      return [row(peerText, passed: ClientKind.any.ports, ["none", "nobody"])]
    }
    return losses.map { loss in
      let rules =
        "\(loss.rules.count == 1 ? "rule" : "rules") \(loss.rules.joined(separator: ", "))"
      let clients = AffectedClients(losing: loss.ports).sentence
      return row(
        loss.peerText, passed: loss.passedPorts,
        [
          "\(loss.ports.shortText) (\(Markdown.text(rules)))",
          clients.isEmpty ? "no usual client" : Sentence.capitalised(clients),
        ])
    }
  }
}
