import Evaluation
public import NetworkModel
public import PacketSpace

extension PacketSet {
  /// The packets as rules would write them, in a few words: `TCP 22 from 0.0.0.0/0`; of many the first.
  public func admissions(_ direction: Direction, atMost limit: Int) -> [String] {
    var texts: [String] = []
    for box in boxes {
      let peers = (direction == .inbound ? box.sources : box.destinations).cidrs
      let traffic =
        box.protocols == .all
        ? "all traffic"
        : box.protocols.first.map { first in
          let others = box.protocols.subtracting(ProtocolSet(first)).isEmpty
          return others ? first.text(ports: box.destinationPorts) : "other protocols"
        } ?? ""
      let blocks = peers.prefix(3).map(\.description) + (peers.count > 3 ? ["…"] : [])
      let text =
        "\(traffic) \(direction.preposition) \(blocks.joined(separator: ", "))"
      if !texts.contains(text) { texts.append(text) }
    }
    let more = texts.count - limit
    return more > 0 ? Array(texts.prefix(limit)) + ["… and \(more) more"] : texts
  }
}
