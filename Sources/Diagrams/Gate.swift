import Evaluation
import NetworkModel

/// A checkpoint between two places, with what it does to the request and to the reply.
struct Gate {
  /// Where along the request it stands, from the client to the server.
  enum Position: Int, Comparable, CaseIterable {
    case clientService
    case clientGroup
    case clientACL
    case clientRoutes
    case clientGateway
    case between
    case serverGateway
    /// In a subnet on the way, where neither end is: a load balancer's that hands addresses on, or a
    /// transit gateway's. There can be several.
    case transit
    case serverRoutes
    case serverACL
    case serverGroup
    case serverService

    static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }

    /// Whether it belongs to the server's subnet.
    var isAtServer: Bool { self > .transit }
    /// Whether it belongs to the client's subnet.
    var isAtClient: Bool { self < .clientGateway }
  }

  let position: Position
  /// Numbers of steps in the leg; nil where this direction does not pass here.
  var request: Int?
  var reply: Int?
}

extension Leg {
  /// What stands between the two ends, in the order of the request.
  ///
  /// Filters are always drawn, and so is what joins two networks; routes and internet gateways only where
  /// something is lost.
  var gates: [Gate] {
    var gates: [Gate.Position: Gate] = [:]
    for (number, step) in steps.enumerated() where !isTransit(step) {
      var position = position(of: step)
      if position == .clientGateway, isTaken(gates[position], step.phase) {
        position = .serverGateway
      }
      if step.phase == .return, step.checkpoint.kind == .internetGateway,
        gates[.serverGateway] != nil, gates[.serverGateway]?.reply == nil
      {
        position = .serverGateway
      }
      switch step.phase {
      case .request: gates[position, default: Gate(position: position)].request = number
      case .return: gates[position, default: Gate(position: position)].reply = number
      }
    }
    return Gate.Position.allCases.flatMap { position in
      position == .transit ? transitGates : gates[position].map { [$0] } ?? []
    }.filter { gate in
      [gate.request, gate.reply].compactMap { $0 }.contains {
        steps[$0].isCheck
          || steps[$0].checkpoint.joinsNetworks && steps[$0].checkpoint.ids != [to.id]
      }
    }
  }

  /// What stands on the way: a reply passes the same filters and gateways the other way round.
  private var transitGates: [Gate] {
    let all = steps.indices.filter { isTransit(steps[$0]) }
    let numbers = all.filter { steps[$0].checkpoint.kind != .routeTable }
    var gates = numbers.filter { steps[$0].phase == .request }
      .map { Gate(position: .transit, request: $0) }
    var next = 0
    for reply in numbers.reversed() where steps[reply].phase == .return {
      let match = gates[next...].firstIndex { gate in
        gate.request.map { steps[$0].checkpoint.isSamePlace(as: steps[reply].checkpoint) } ?? false
      }
      if let match {
        gates[match].reply = reply
      } else {
        gates.insert(Gate(position: .transit, reply: reply), at: next)
      }
      next = (match ?? next) + 1
    }
    // Routes are looked up on the way out only, so nothing answers to one on the other way.
    return gates
      + all.filter { steps[$0].checkpoint.kind == .routeTable }.map { number in
        steps[number].phase == .request
          ? Gate(position: .transit, request: number) : Gate(position: .transit, reply: number)
      }
  }

  /// Whether a step belongs to neither end.
  private func isTransit(_ step: Step) -> Bool {
    let places = ends.flatMap { [$0.from, $0.to] }
    switch step.checkpoint.kind {
    case .networkACL, .routeTable:
      return step.checkpoint.subnet.map { subnet in !places.contains { $0.subnet == subnet } }
        ?? false
    case .securityGroup:
      return step.checkpoint.on.map { owner in !places.contains { $0.id == owner } } ?? false
    case .transitGateway: return true
    case .internetGateway, .natGateway, .loadBalancer, .peering, .vpcEndpoint, .networkInterface:
      return false
    }
  }

  private func isTaken(_ gate: Gate?, _ phase: Phase) -> Bool {
    (phase == .request ? gate?.request : gate?.reply) != nil
  }

  private func position(of step: Step) -> Gate.Position {
    let isClientSide =
      switch step.checkpoint.direction {
      case .outbound: step.phase == .request
      case .inbound: step.phase == .return
      case nil: step.phase == .request
      }
    switch step.checkpoint.kind {
    case .securityGroup: return isClientSide ? .clientGroup : .serverGroup
    case .networkACL: return isClientSide ? .clientACL : .serverACL
    case .routeTable: return isClientSide ? .clientRoutes : .serverRoutes
    case .internetGateway: return .clientGateway
    case .natGateway, .peering, .transitGateway, .vpcEndpoint, .networkInterface: return .between
    case .loadBalancer: return step.checkpoint.ids == [from.id] ? .clientService : .serverService
    }
  }

  /// Whether it leaves a VPC for the internet only to come back (RT-17).
  var isReflected: Bool {
    steps(.request).count { $0.checkpoint.kind == .internetGateway } > 1
  }

  /// What to say in place of the server where a load balancer has no target (LB-30); nil where it has.
  var missingTarget: String? {
    guard kind == .data, to.kind == .address, from.kind == .loadBalancer else { return nil }
    let step = steps.first { $0.checkpoint.kind == .loadBalancer && $0.outcome == .denied }
    return step.map {
      $0.code == .noTargetsInZone || $0.code == .notCrossZone
        ? "no target in this zone" : "no target"
    }
  }

  /// Whether anything answers, as far as the steps tell.
  var expectsReply: Bool {
    steps.contains {
      $0.phase == .return || [.networkInterface, .loadBalancer].contains($0.checkpoint.kind)
    }
  }
}

extension Checkpoint {
  /// Whether a reader looks for it in the picture although it lets everything pass.
  fileprivate var joinsNetworks: Bool {
    switch kind {
    case .peering, .transitGateway, .vpcEndpoint: true
    case .networkACL, .securityGroup, .routeTable, .internetGateway, .natGateway, .loadBalancer,
      .networkInterface:
      false
    }
  }

  /// Whether both are the same thing at the same place, whichever way a packet passes.
  fileprivate func isSamePlace(as other: Checkpoint) -> Bool {
    kind == other.kind && ids == other.ids && subnet == other.subnet && on == other.on
  }
}
