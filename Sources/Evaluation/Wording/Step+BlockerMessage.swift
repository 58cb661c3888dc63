import NetworkModel
import PacketSpace

/// The one sentence that the contract prints for a blocker.
extension Step {
  func blockerMessage(in topology: Topology) -> String {
    switch checkpoint.kind {
    case .networkACL: "network ACL \(checkpoint.displayName) \(dropped) (\(blame))"
    case .securityGroup where outcome == .denied:
      "security group \(checkpoint.displayName) has no \(checkpoint.direction?.rawValue ?? "") "
        + "rule for \(traffic)\(remote)"
    case .securityGroup:
      "security group \(checkpoint.displayName) admits \(checkpoint.direction?.rawValue ?? "") "
        + "\(traffic) \(detail(in: topology))"
    case .routeTable: "route table \(checkpoint.displayName): \(detail(in: topology))"
    case .internetGateway, .natGateway, .loadBalancer, .peering, .transitGateway, .vpcEndpoint,
      .networkInterface:
      detail(in: topology)
    }
  }

  /// What a network ACL drops.
  private var dropped: String {
    if outcome == .undetermined { return "may drop \(subject)" }
    guard packets.protocols.first?.hasPorts == true else { return "drops \(subject)\(remote)" }
    let isPartByPort = outcome == .partial && passedPorts != packets.destinationPorts
    if outcome == .partial, !isPartByPort {
      return "drops \(phase == .request ? "requests" : "replies") \(remoteLost)"
    }
    let ports =
      isPartByPort ? packets.destinationPorts.subtracting(passedPorts) : packets.destinationPorts
    let text = ports.ranges.map {
      $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ", ")
    let name = packets.protocols.first?.displayName ?? ""
    return phase == .request
      ? "drops requests to \(name) \(text)\(remote)"
      : "drops replies to client ports \(text)\(remote)"
  }

  /// The other side, where it is narrower than the internet and short enough to be written.
  private var remote: String {
    let isInbound = checkpoint.direction == .inbound
    let addresses = isInbound ? packets.sources : packets.destinations
    let blocks = addresses.cidrs
    guard blocks.count == 1, let block = blocks.first, block.prefixLength > 0 else { return "" }
    let text = addresses.count == 1 ? block.network.description : block.description
    if isInbound { return " from \(text)" }
    return checkpoint.kind == .securityGroup ? " to \(text)" : " at \(text)"
  }

  private var remoteLost: String {
    let isInbound = checkpoint.direction == .inbound
    let blocks = (isInbound ? lost.sources : lost.destinations).cidrs
    let towards = isInbound ? "from" : "to"
    guard blocks.count <= 3 else { return "\(towards) some of the addresses" }
    return "\(towards) \(blocks.map(\.description).joined(separator: ", "))"
  }

  private var traffic: String {
    packets.protocols.first?.text(ports: packets.destinationPorts) ?? ""
  }

  private var subject: String {
    guard packets.protocols.first?.hasPorts == true else { return traffic }
    return phase == .request ? "requests to \(traffic)" : "replies to \(traffic)"
  }

  /// The rules that drop it.
  private var blame: String {
    let denying = deciders.filter { !$0.allows }.map(\.reference)
    return "\(denying.count == 1 ? "rule" : "rules") \(denying.joined(separator: ", "))"
  }
}
