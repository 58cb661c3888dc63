import Evaluation
import NetworkModel
import PacketSpace

/// Which of the carriers of a group somebody outside gets an answer from.
struct PublicExposure {
  /// How many carriers are asked about: one that can be reached is enough.
  private static let most = 8

  /// The carriers that can be reached.
  let reached: [String]
  private let asked: Int
  private let all: Int
  private let isUncertain: Bool

  init(
    of carriers: [GroupCarrier], from source: FlowEndpoint,
    ports: [(transport: TransportProtocol, ports: PortSet)], in network: ReviewedNetwork
  ) {
    // Those with public addresses are the likely ones.
    let ends = (carriers.filter(\.hasPublicIP) + carriers.filter { !$0.hasPublicIP })
      .map { End(endpoint: $0.endpoint, name: $0.name) }.unique
    var reached: [String] = []
    var isUncertain = false
    for end in ends.prefix(Self.most) {
      let outcomes = ports.map { transport, ports in
        network.evaluator.outcome(
          of: Flow(
            name: "exposure", from: source, to: end.endpoint,
            traffic: transport == .udp ? .udp(ports) : .tcp(ports)))
      }
      if outcomes.contains(where: { $0 == .allowed || $0 == .partial }) {
        reached.append(end.name)
      } else if outcomes.contains(.undetermined) {
        isUncertain = true
      }
    }
    self.reached = reached
    self.asked = min(ends.count, Self.most)
    self.all = ends.count
    self.isUncertain = isUncertain
  }

  private struct End: Hashable {
    let endpoint: FlowEndpoint
    let name: String
  }

  /// What comes of it, as a part of a sentence.
  var sentence: String {
    if !reached.isEmpty { return "\(NameList.text(reached)) can be reached" }
    if all == 0 { return "what carries it listens on nothing else than it is meant to" }
    if isUncertain { return "the model does not say whether anything can be reached from there" }
    return asked < all
      ? "none of \(asked) carriers can be reached from there today"
      : "no carrier can be reached from there today"
  }
}
