import Evaluation
import Markup
import NetworkModel
import PacketSpace

/// What pages say about a leg, worded once for all of them; as Markdown.
struct LegText {
  let client: String
  let server: String
  /// The protocol and its destination ports: `TCP 80`.
  let traffic: String
  /// The protocol and the client's ports; empty where the protocol has none.
  let replyTraffic: String
  /// Whose ports replies go to: `lb-1's own ports`; empty where the protocol has none.
  let replyPortsOwner: String

  init(_ leg: Leg) {
    self.client = Self.name(leg.ends.map(\.from))
    self.server = Self.name(leg.ends.map(\.to))
    let transport = leg.transport
    self.traffic = transport?.text(ports: leg.declared.destinationPorts) ?? ""
    guard let transport, transport.hasPorts else {
      self.replyTraffic = ""
      self.replyPortsOwner = ""
      return
    }
    self.replyTraffic = "\(transport.displayName) \(leg.declared.sourcePorts.shortText)"
    self.replyPortsOwner =
      switch leg.from.kind {
      case .internet, .address: "the clients' ephemeral ports"
      case .loadBalancer, .natGateway: "\(client)'s own ports"
      case .external, .instance, .autoScalingGroup, .vpcEndpoint, .lambdaFunction, .database,
        .service:
        "\(client)'s ephemeral ports"
      }
  }

  private static func name(_ ends: [LegEnd]) -> String {
    Sentence.list(ends.map(\.displayText).unique)
  }
}

extension LegEnd {
  /// What pages call it, as Markdown.
  var displayText: String { kind == .internet ? "the internet" : Markdown.text(displayName) }
}

extension PortSet {
  /// The ports in a few words: of many ranges only the first ones.
  var shortText: String {
    let ranges = ranges
    guard ranges.count > 4 else { return displayText }
    return PortSet(ranges.prefix(3)).displayText + " and \(ranges.count - 3) more ranges"
  }
}
