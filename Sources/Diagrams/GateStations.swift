import DOT
import Evaluation
import NetworkModel
import PacketSpace

/// The boxes of one connection's gates.
struct GateStations {
  let stations: [Station]

  init(
    number: Int, from: Fork, to: Fork, _ explanation: Explanation, _ topology: Topology,
    link: (Step) -> DOTLink?
  ) {
    let leg = explanation.legs[number]
    let client = topology.zones(of: from.ends, besides: to.ends)
    let server = topology.zones(of: to.ends, besides: from.ends)

    func row(_ index: Int?) -> Row? {
      index.map { index in
        let step = leg.steps[index]
        return Row(
          number: explanation.checkNumber(leg: number, step: index), title: step.shortTitle,
          shortTitle: step.ruleTitle,
          detail: step.detail(in: topology), outcome: step.outcome, link: link(step))
      }
    }

    // A group has no subnet of its own: it is in that of the ACL before it.
    var transit: [Zone] = []
    let gates: [Station] = leg.gates.compactMap { gate in
      guard let index = gate.request ?? gate.reply else { return nil }
      let checkpoint = leg.steps[index].checkpoint
      let zones: [Zone] =
        if gate.position.isAtClient {
          client
        } else if gate.position.isAtServer {
          server
        } else if checkpoint.joinsVPCs {
          []
        } else if gate.position == .transit {
          topology.zones(of: checkpoint) ?? transit
        } else {
          Array((client.isEmpty ? server : client).prefix(1))
        }
      if gate.position == .transit { transit = zones }
      let rows = [row(gate.request), row(gate.reply)]
      var station = Station(
        key: .gate(checkpoint.kind, checkpoint.ids, gate.position, zones, rows),
        content: .gate([checkpoint]), zones: zones)
      station.request.row = rows[0]
      station.reply.row = rows[1]
      return station
    }
    stations =
      explanation.balancer(inside: leg, in: topology)?.joining(gates, of: leg, number: number)
      ?? gates
  }
}

extension Checkpoint {
  /// Whether it stands between VPCs and in none of them.
  fileprivate var joinsVPCs: Bool { kind == .peering || kind == .transitGateway }
}

extension Topology {
  /// The frames around a filter in a subnet.
  fileprivate func zones(of checkpoint: Checkpoint) -> [Zone]? {
    checkpoint.subnet.flatMap { subnets[$0] }.map { [.vpc($0.vpc), .subnets([$0.id])] }
  }

  /// The frames that a place is in, from the outside in.
  ///
  /// An address that nobody owns is inside the VPC if who calls it, or is called by it, is.
  func zones(of ends: [LegEnd], besides others: [LegEnd]) -> [Zone] {
    let ids = ends.compactMap(\.subnet)
    guard let vpc = ids.lazy.compactMap({ self.subnets[$0]?.vpc }).first else {
      let isInside = ends.contains { $0.kind == .service || $0.kind == .address && owns($0) }
      guard isInside, !others.isEmpty else { return [] }
      return Array(zones(of: others, besides: []).prefix(1))
    }
    return [.vpc(vpc), .subnets(ids.unique)]
  }

  private func owns(_ end: LegEnd) -> Bool {
    vpcs.flatMap(\.cidrs).contains { block in
      end.addresses.cidrs.contains { block.contains($0) || $0.contains(block) }
    }
  }
}

extension Step {
  /// The title without what the row's verdict says anyway.
  fileprivate var shortTitle: String {
    guard outcome == .notEvaluated, let direction = checkpoint.direction else { return title }
    return direction == .inbound ? "Inbound" : "Outbound"
  }

  /// The title without the filter's direction.
  fileprivate var ruleTitle: String {
    shortTitle.firstRange(of: " · ").map { String(shortTitle[$0.upperBound...]) } ?? shortTitle
  }
}
