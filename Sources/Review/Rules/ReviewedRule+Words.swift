import Evaluation
public import NetworkModel
import PacketSpace

extension ReviewedRule {
  /// What it admits that no declared flow needs, in a few words: `TCP 22 from 10.0.0.0/8`; nil where it is as
  /// narrow as the flows.
  public func surplus(in topology: Topology) -> String? {
    guard !narrower.isEmpty else { return nil }
    if traffic == .all {
      return "everything else \(direction.preposition) \(topology.displayText(of: peer))"
    }
    let isAboutPeers = narrower.allSatisfy { $0.traffic.displayText == traffic.displayText }
    return isAboutPeers
      ? "all others of \(topology.displayText(of: peer))"
      : unused.admissions(direction, atMost: 2).joined(separator: "; ")
  }

  /// The narrower rules that would do: `TCP 443 from 10.0.0.0/24`; nil where it is as narrow as the flows.
  public func sufficient(in topology: Topology) -> String? {
    guard !narrower.isEmpty else { return nil }
    return narrower.map { rule in
      let blocks = rule.addresses?.cidrs.map(\.description)
      let peers =
        blocks.map { $0.count > 4 ? ($0.prefix(3) + ["…"]).joined(separator: ", ") : $0.inSentence }
        ?? topology.displayText(of: peer)
      return "\(rule.traffic.displayText) \(direction.preposition) \(peers)"
    }.inSentence
  }
}
