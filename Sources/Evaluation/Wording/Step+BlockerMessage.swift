import NetworkModel
import PacketSpace

/// The one sentence that the contract prints for a blocker.
extension Step {
  func blockerMessage(in topology: Topology) -> String {
    switch checkpoint.kind {
    case .networkACL: "network ACL \(checkpoint.displayName) \(dropped) (\(blame))"
    case .securityGroup:
      "security group \(checkpoint.displayName) \(checkpoint.direction?.rawValue ?? "") admits "
        + "\(outcome == .denied ? "no" : "only some") \(subject)"
        + (outcome == .denied ? "" : ": \(detail(in: topology))")
    case .routeTable: "route table \(checkpoint.displayName): \(detail(in: topology))"
    case .internetGateway, .loadBalancer, .networkInterface: detail(in: topology)
    }
  }

  /// What a network ACL drops.
  private var dropped: String {
    if outcome == .undetermined { return "may drop \(subject)" }
    let isPartByPort = outcome == .partial && passedPorts != packets.destinationPorts
    let ports = isPartByPort ? packets.destinationPorts.subtracting(passedPorts) : lost.destinationPorts
    guard packets.protocols.first?.hasPorts == true else { return "drops \(subject)" }
    if outcome == .partial, !isPartByPort {
      return "drops \(phase == .request ? "requests" : "replies") \(remoteLost)"
    }
    let text = ports.ranges.map {
      $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ", ")
    let name = packets.protocols.first?.displayName ?? ""
    return phase == .request
      ? "drops requests to \(name) \(text)" : "drops replies to client ports \(text)"
  }

  private var remoteLost: String {
    let isInbound = checkpoint.direction == .inbound
    let blocks = (isInbound ? lost.sources : lost.destinations).cidrs
    let towards = isInbound ? "from" : "to"
    guard blocks.count <= 3 else { return "\(towards) some of the addresses" }
    return "\(towards) \(blocks.map(\.description).joined(separator: ", "))"
  }

  private var subject: String {
    let traffic = packets.protocols.first?.text(ports: packets.destinationPorts) ?? ""
    return phase == .request ? "requests to \(traffic)" : "replies to \(traffic)"
  }

  /// The rules that drop it.
  private var blame: String {
    let denying = deciders.filter { !$0.allows }.map(\.reference)
    return "\(denying.count == 1 ? "rule" : "rules") \(denying.joined(separator: ", "))"
  }
}
