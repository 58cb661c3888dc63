import NetworkModel
import PacketSpace

/// The steps at an internet gateway, which translates between public and private IPv4 addresses one to
/// one and leaves IPv6 addresses and ports alone (RT-14).
extension LegDraft {
  /// A packet comes in from the internet.
  mutating func enterGateway(
    to attachment: Attachment, _ phase: Phase, segment: Int = 0, in topology: Topology
  ) {
    guard let vpc = topology.vpcs[attachment.subnet.vpc] else { return }
    guard let gateway = vpc.internetGateway else {
      let blocks: String? = vpc.cidrs.isEmpty ? "nothing is known about the VPC" : nil
      if let gap = topology.routeTable(of: attachment.subnet).gap ?? blocks {
        lose(
          phase, Checkpoint(kind: .internetGateway, ids: [vpc.id.rawValue]),
          because: "whether \(vpc.displayName) has an internet gateway is not in the model: \(gap)")
        return
      }
      let (id, remark) =
        if family == .ipv6, let egressOnly = vpc.egressOnlyInternetGateway {
          (egressOnly.rawValue, "\(egressOnly) forwards only replies, nothing that comes in")
        } else {
          (vpc.id.rawValue, "\(vpc.displayName) has no internet gateway")
        }
      block(
        phase, segment: segment, Checkpoint(kind: .internetGateway, ids: [id]), .noPath,
        because: remark)
      return
    }
    let checkpoint = Checkpoint(kind: .internetGateway, ids: [gateway.rawValue])
    guard family == .ipv6 || attachment.hasPublicIP else {
      block(
        phase, segment: segment, checkpoint, .internetGatewayNeedsPrivateIP,
        because: "\(attachment.displayName) has no public IPv4 address")
      return
    }
    pass(
      phase, segment: segment, checkpoint, whole: .passed, code: .internetGatewayPrivateSource,
      remark: attachment.publicIP.flatMap { translation(of: attachment, from: $0) },
      fault: "\(gateway) carries nothing from private addresses"
    ) {
      FilterDecision(
        passed: $0.subtracting(PacketSet(PacketBox(sources: .unroutable))))
    }
  }

  /// A packet leaves for the internet.
  mutating func leaveGateway(
    from attachment: Attachment, _ phase: Phase, segment: Int = 0, in topology: Topology
  ) {
    guard let vpc = topology.vpcs[attachment.subnet.vpc] else { return }
    let choices = topology.routeTable(of: attachment.subnet).choose(
      packets(phase, segment), in: topology)
    let egressOnly = choices.lazy.compactMap { choice in
      if case .egressOnlyInternetGateway(let id) = choice.route?.target { id } else { nil }
    }.first
    if let egressOnly, family == .ipv6 {
      pass(
        phase, segment: segment, Checkpoint(kind: .internetGateway, ids: [egressOnly.rawValue]),
        whole: .passed
      ) { FilterDecision(passed: $0) }
      return
    }
    guard let gateway = vpc.internetGateway else { return }
    let checkpoint = Checkpoint(kind: .internetGateway, ids: [gateway.rawValue])
    guard family == .ipv6 || attachment.hasPublicIP else {
      block(
        phase, segment: segment, checkpoint, .internetGatewayNeedsPublicIP,
        because: "\(attachment.displayName) has no public IPv4 address")
      return
    }
    pass(
      phase, segment: segment, checkpoint, whole: .passed,
      code: .internetGatewayPrivateDestination,
      remark: attachment.publicIP.flatMap { translation(to: $0, of: attachment) },
      fault: "\(gateway) carries nothing to private addresses"
    ) {
      FilterDecision(
        passed: $0.subtracting(PacketSet(PacketBox(destinations: .unroutable))))
    }
  }

  private func translation(of attachment: Attachment, from publicIP: IPAddress) -> String? {
    privateIP(of: attachment).map { "translates \(publicIP) to \($0)" }
  }

  private func translation(to publicIP: IPAddress, of attachment: Attachment) -> String? {
    privateIP(of: attachment).map { "translates \($0) to \(publicIP)" }
  }

  private func privateIP(of attachment: Attachment) -> String? {
    let addresses = attachment.addresses.restricted(to: .ipv4)
    return family == .ipv4 && addresses.count == 1 ? addresses.first?.description : nil
  }
}

extension AddressSet {
  /// What does not pass an internet gateway (RT-16).
  ///
  /// Of the shared address space of RFC 6598 AWS says so too, but vector A29 has such a client arrive;
  /// it passes here, and `Evaluator` states that as an assumption.
  fileprivate static let unroutable = AddressSet.all.subtracting(.internet)
    .subtracting(.sharedIPv4)
}
