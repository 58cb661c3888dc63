import Evaluation
import NetworkModel
import PacketSpace

extension FlowDifference {
  /// What changed beside the verdict, in a few phrases; empty where that says it all.
  public var remarks: [String] {
    let declared: [String] =
      switch presence {
      case .both: isRedefined ? ["declared with other ends or other traffic than before"] : []
      case .added: ["declared only now"]
      case .removed: ["no longer declared"]
      }
    return declared + parts
  }

  /// Some of the packets that newly work, in a few words; of many the first.
  public func gainedTraffics(atMost limit: Int) -> [String] { gained.traffics(atMost: limit) }

  /// Some of the packets that work no longer, likewise.
  public func lostTraffics(atMost limit: Int) -> [String] { lost.traffics(atMost: limit) }

  private var parts: [String] {
    // Of all or nothing the verdict says enough.
    guard let before, let after, before.outcome != .denied, after.outcome != .denied else {
      return []
    }
    let ports = (before.clientPorts?.usable, after.clientPorts?.usable)
    var parts: [String] = []
    if let old = ports.0, let new = ports.1, old != new {
      parts.append("client ports that get a reply: \(Self.text(old)) → \(Self.text(new))")
    }
    guard parts.isEmpty, !(gained.isEmpty && lost.isEmpty) else { return parts }
    for (title, packets) in [("newly works", gained), ("works no longer", lost)]
    where !packets.isEmpty {
      parts.append("\(title): \(packets.traffics(atMost: 3).joined(separator: "; "))")
    }
    return parts
  }

  private static func text(_ ports: PortSet) -> String {
    ports.isEmpty ? "none" : ports.displayText
  }
}
