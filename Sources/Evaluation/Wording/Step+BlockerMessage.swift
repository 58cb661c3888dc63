import NetworkModel
import PacketSpace

/// The one sentence that the contract prints for a blocker.
extension Step {
  /// - Parameter ends: all parallel connections that meet the step.
  func blockerMessage(in topology: Topology, between ends: [Leg.Ends]) -> String {
    let remote = remote(ends)
    return switch checkpoint.kind {
    case .networkACL where outcome == .undetermined:
      "network ACL \(checkpoint.displayName) may drop \(subject): \(detail(in: topology))"
    case .networkACL: "network ACL \(checkpoint.displayName) \(dropped(remote)) (\(blame))"
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
  private func dropped(_ remote: String) -> String {
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
  private func remote(_ ends: [Leg.Ends]) -> String {
    let isInbound = checkpoint.direction == .inbound
    var addresses = isInbound ? packets.sources : packets.destinations
    // Of parallel connections the packets are those of the first; where they carry the addresses of the
    // other end, all other ends are meant.
    let side: KeyPath<Leg.Ends, LegEnd> = isInbound == (phase == .request) ? \.from : \.to
    if addresses == ends[0][keyPath: side].addresses {
      addresses = ends.reduce(.empty) { $0.union($1[keyPath: side].addresses) }
    }
    let blocks = addresses.cidrs
    guard (1...2).contains(blocks.count), blocks[0].prefixLength > 0 else { return "" }
    let text = blocks.map(\.shortText).joined(separator: " and ")
    if isInbound { return " from \(text)" }
    return checkpoint.kind == .securityGroup ? " to \(text)" : " at \(text)"
  }

  private var remoteLost: String {
    let isInbound = checkpoint.direction == .inbound
    let blocks = (isInbound ? lost.sources : lost.destinations).cidrs
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

extension CIDR {
  /// The block; of a single address the address.
  var shortText: String {
    prefixLength == family.bitWidth ? network.description : description
  }
}
