import Evaluation
import NetworkModel
import PacketSpace

/// The replies of one ACL and direction that are lost alike.
struct LostRepliesFinding {
  private let acl: NetworkACL
  /// The direction of the replies.
  private let direction: Direction
  private let ports: PortSet
  private var losses: [(services: PortSet, loss: ReplyLoss)]

  /// The findings of all replies, in their order.
  static func all(in replies: [EntryReplies]) -> [Finding] {
    var groups: [Self] = []
    for replies in replies {
      for loss in replies.losses where loss.severity != nil {
        let direction = replies.direction.opposite
        let same = groups.firstIndex {
          $0.acl.id == replies.acl.id && $0.direction == direction && $0.ports == loss.ports
        }
        if let same {
          groups[same].losses.append((replies.services, loss))
        } else {
          groups.append(
            Self(
              acl: replies.acl, direction: direction, ports: loss.ports,
              losses: [(replies.services, loss)]))
        }
      }
    }
    return groups.map(\.finding)
  }

  private var finding: Finding {
    Finding(
      check: ports == ClientKind.any.ports ? "nacl.replies-lost" : "nacl.reply-range-too-narrow",
      severity: losses.compactMap(\.loss.severity).min() ?? .note,
      resource: Finding.Resource(
        acl, direction,
        rule: losses.compactMap(\.loss.replyRule).first ?? losses.first?.loss.rules.first),
      subject: "\(direction.rawValue) \(ports)", clientPorts: ports, message: message)
  }

  private var message: String {
    let rules = losses.flatMap(\.loss.rules).unique
    let blame =
      "\(direction.rawValue) \(rules.count == 1 ? "rule" : "rules") \(rules.joined(separator: ", "))"
    let clients = AffectedClients(losing: ports).sentence
    if ports == ClientKind.any.ports {
      return "network ACL \(acl.displayName) lets no reply \(direction == .inbound ? "in" : "out") "
        + "to \(requests) (\(blame)): \(clients)"
    }
    return "network ACL \(acl.displayName) drops replies to client ports \(ports.displayText) "
      + "(\(blame)) of \(requests)" + (clients.isEmpty ? "" : ": \(clients)")
  }

  /// `requests to TCP 22, 80 from 0.0.0.0/0`.
  private var requests: String {
    let preposition = direction == .outbound ? "from" : "at"
    let peers = losses.map(\.loss.peerText).unique
    let texts = peers.map { peer in
      let services = losses.filter { $0.loss.peerText == peer }
        .reduce(PortSet.empty) { $0.union($1.services) }
      return "\(TransportProtocol.tcp.text(ports: services)) \(preposition) \(peer)"
    }
    return "requests to \(texts.inSentence)"
  }
}
