import Evaluation
import NetworkModel
import PacketSpace

/// Finds the words for a resource.
struct ResourceWording {
  let explanation: Explanation
  let topology: Topology
  let orientation: Orientation
  /// Whether the picture is one of health checks.
  let isHealthCheck: Bool

  func text(of resource: Station.Resource, at station: Station) -> ResourceText {
    let title = ResourceTitle(resource, explanation, topology)
    let cells: [ResourceText.Cell] =
      if resource.arriving.isEmpty {
        [sourceRequest(resource), sourceReply(resource)]
      } else if resource.leaving.isEmpty {
        [destinationRequest(resource, station), destinationReply(resource, station)]
      } else {
        [relayRequest(resource, station), relayReply(resource, station)]
      }
    let healthCheck = healthCheck(of: resource)
    let sentences =
      [[title.name, title.note].filter { !$0.isEmpty }.joined(separator: ", ")] + [title.places]
      + cells.map { "\($0.upper) \($0.lower)" }
      + [healthCheck.map { "\($0.text): \($0.look.verdict)" } ?? ""]
    return ResourceText(
      name: title.name, note: title.note, request: cells[0], reply: cells[1],
      healthCheck: healthCheck,
      tooltip: sentences.filter { !$0.isEmpty }.joined(separator: ". "))
  }

  private func legs(_ numbers: [Int]) -> [Leg] { numbers.map { explanation.legs[$0] } }

  /// The source ports of some connections; nil where their protocol has none.
  private func clientPorts(_ legs: [Leg]) -> (declared: PortSet, usable: PortSet)? {
    let coverages = legs.compactMap(\.clientPorts)
    guard !coverages.isEmpty else { return nil }
    return coverages.reduce((.empty, .empty)) {
      ($0.declared.union($1.declared), $0.usable.union($1.usable))
    }
  }

  private func transport(_ legs: [Leg]) -> TransportProtocol? {
    legs.lazy.compactMap(\.transport).first
  }

  /// `TCP :80`, `TCP 1024–65535`, `ICMP echo request`.
  private func text(_ transport: TransportProtocol?, _ ports: PortSet) -> String {
    guard let transport else { return "" }
    guard transport.hasPorts else { return transport.text(ports: ports) }
    return "\(transport.displayName) \(ports.count == 1 ? ":" : "")\(ports.displayText)"
  }

  private func serverPorts(_ legs: [Leg]) -> String {
    text(
      transport(legs),
      legs.reduce(PortSet.empty) { $0.union($1.declared.destinationPorts) })
  }

  /// The ports that the last filter sees: a load balancer on the way may have changed them.
  private func listeningPorts(_ legs: [Leg]) -> String {
    text(
      transport(legs),
      legs.reduce(PortSet.empty) { ports, leg in
        let arriving = leg.steps(.request).last?.packets.destinationPorts ?? .empty
        return ports.union(arriving.isEmpty ? leg.declared.destinationPorts : arriving)
      })
  }

  private func clientPortText(_ legs: [Leg]) -> String? {
    clientPorts(legs).map { text(transport(legs), $0.declared) }
  }
}

// MARK: - Where the request comes from

extension ResourceWording {
  private func sourceRequest(_ resource: Station.Resource) -> ResourceText.Cell {
    let legs = legs(resource.leaving)
    let what = isHealthCheck ? "health check" : "request"
    let server = serverPorts(legs)
    guard let ports = clientPortText(legs) else {
      return ResourceText.Cell(upper: "sends", lower: server)
    }
    switch orientation {
    case .across: return ResourceText.Cell(upper: "\(what) from", lower: ports)
    case .down:
      // A NAT gateway is on the way; the request is not addressed to it.
      let names = Set(
        legs.filter { $0.to.kind != .natGateway }.map {
          explanation.balancer(inside: $0, in: topology)?.displayName ?? $0.to.displayName
        })
      let name = names.count == 1 ? names.first.map { "\($0) " } ?? "" : ""
      return ResourceText.Cell(upper: "\(what) from \(ports)", lower: "to \(name)\(server)")
    }
  }

  private func sourceReply(_ resource: Station.Resource) -> ResourceText.Cell {
    let legs = legs(resource.leaving)
    guard legs.contains(where: \.expectsReply) else {
      return ResourceText.Cell(upper: "expects no", lower: "reply")
    }
    let ports = clientPortText(legs) ?? "the sender"
    switch Outcome.ofAlternatives(resource.outcomes) {
    case .allowed: return ResourceText.Cell(upper: "reply to", lower: ports)
    case .undetermined:
      return ResourceText.Cell(
        upper: "reply to \(ports)", lower: "\(Outcome.undetermined.glyph) not certain",
        look: .undetermined)
    case .partial: return partialReply(legs)
    case .denied:
      return ResourceText.Cell(
        upper: failsHealthChecks ? "no healthy target" : "no reply", lower: "× \(failure(legs))",
        look: .denied)
    }
  }

  /// Whether health checks alone keep the requests from their targets.
  private var failsHealthChecks: Bool {
    guard !isHealthCheck, let blocker = explanation.firstDecidingBlocker else { return false }
    return explanation.legs[blocker.leg].kind == .healthCheck
  }

  /// Whether it goes wrong behind a load balancer, which has accepted the connection and answers with an
  /// error (LB-36).
  private var isBehindLoadBalancer: Bool {
    guard !isHealthCheck, let blocker = explanation.firstDecidingBlocker else { return false }
    return explanation.legs[blocker.leg].from.kind == .loadBalancer
      && explanation.legs[blocker.leg].from.id != explanation.legs[0].from.id
  }

  private func failure(_ legs: [Leg]) -> String {
    if isHealthCheck { return "target is unhealthy" }
    if failsHealthChecks || isBehindLoadBalancer { return "request fails" }
    guard transport(legs) == .tcp else { return "no answer" }
    let kind = explanation.firstDecidingBlocker.map {
      explanation.legs[$0.leg].steps[$0.step].checkpoint.kind
    }
    return kind == .loadBalancer || kind == .networkInterface
      ? "no connection" : "connection times out"
  }

  /// Whose requests are answered, and what happens to the others.
  private func partialReply(_ legs: [Leg]) -> ResourceText.Cell {
    let fails =
      isBehindLoadBalancer ? "fail" : transport(legs) == .tcp ? "time out" : "get no answer"
    func cell(_ upper: String, _ whose: String) -> ResourceText.Cell {
      ResourceText.Cell(
        upper: upper, lower: "\(Outcome.partial.glyph) \(whose) \(fails)", look: .partial)
    }
    if let ports = clientPorts(legs), ports.usable != ports.declared, !ports.usable.isEmpty,
      legs.contains(where: { $0.outcome == .partial })
    {
      let some =
        ports.usable.ranges.count == 1
        ? ports.usable.displayText
        : "\(ports.usable.count.grouped) of \(ports.declared.count.grouped) ports"
      return cell("reply to \(some) only", "the others")
    }
    switch explanation.partialBy.first {
    case .addresses: return cell("reply to some addresses only", "the others")
    case .ports: return cell("reply from some ports only", "the others")
    case .family: return cell("reply in one address family only", "the others")
    case .paths:
      return ResourceText.Cell(
        upper: "depends on node and target", lower: "\(Outcome.partial.glyph) some requests fail",
        look: .partial)
    case .clientPorts, nil: return cell("reply to some requests only", "the others")
    }
  }
}

// MARK: - Where the request goes

extension ResourceWording {
  private func destinationRequest(
    _ resource: Station.Resource, _ station: Station
  ) -> ResourceText.Cell {
    let server = listeningPorts(legs(resource.arriving))
    switch station.request.fate {
    case .allowed, .denied:
      let listens = [.instance, .autoScalingGroup, .loadBalancer].contains(resource.ends[0].kind)
      let isICMP = transport(legs(resource.arriving))?.hasPorts == false
      return ResourceText.Cell(upper: listens && !isICMP ? "listens on" : "receives", lower: server)
    case .partial: return ResourceText.Cell(upper: "receives some of", lower: server)
    case .undetermined: return ResourceText.Cell(upper: "may receive", lower: server)
    case .notReached: return ResourceText.Cell(upper: "never receives", lower: server)
    case .unhealthy, .leftOut:
      return ResourceText.Cell(
        upper: "gets no requests", lower: "× out of service", look: .denied)
    }
  }

  private func destinationReply(
    _ resource: Station.Resource, _ station: Station
  ) -> ResourceText.Cell {
    let legs = legs(resource.arriving)
    guard legs.contains(where: \.expectsReply) else {
      return ResourceText.Cell(upper: "sends no", lower: "reply")
    }
    guard station.reply.fate.arrives else {
      return ResourceText.Cell(upper: "nothing to", lower: "reply to")
    }
    let server = listeningPorts(legs)
    guard let client = clientPortText(legs) else {
      return ResourceText.Cell(upper: "replies to", lower: server)
    }
    switch orientation {
    case .across: return ResourceText.Cell(upper: "replies from", lower: server)
    case .down: return ResourceText.Cell(upper: "replies from \(server)", lower: "to \(client)")
    }
  }
}

// MARK: - In between

extension ResourceWording {
  private func relayRequest(
    _ resource: Station.Resource, _ station: Station
  ) -> ResourceText.Cell {
    guard station.request.fate.arrives else {
      return ResourceText.Cell(
        upper: "never receives", lower: serverPorts(legs(resource.arriving)))
    }
    let onward = legs(resource.leaving)
    guard ![.unhealthy, .leftOut].contains(Fate.merged(resource.requestsFromHere)) else {
      return ResourceText.Cell(
        upper: "has no healthy target", lower: "× to send requests to", look: .denied)
    }
    if hasNoTarget(onward) {
      return ResourceText.Cell(
        upper: "has no target", lower: "× to send requests to", look: .denied)
    }
    return ResourceText.Cell(
      upper: "opens a new connection from",
      lower: [clientPortText(onward), "to \(serverPorts(onward))"].compactMap { $0 }
        .joined(separator: " "))
  }

  private func relayReply(
    _ resource: Station.Resource, _ station: Station
  ) -> ResourceText.Cell {
    guard station.request.fate.arrives, !hasNoTarget(legs(resource.leaving)) else {
      return ResourceText.Cell(upper: "nothing to", lower: "relay")
    }
    switch Fate.merged(resource.repliesToHere) {
    case .allowed, .denied:
      return ResourceText.Cell(
        upper: "relays the reply",
        lower: "to \(clientPortText(legs(resource.arriving)) ?? "the client")")
    case .partial:
      return ResourceText.Cell(
        upper: "relays the reply", lower: "\(Outcome.partial.glyph) of some connections",
        look: .partial)
    case .undetermined:
      return ResourceText.Cell(
        upper: "relays the reply", lower: "\(Outcome.undetermined.glyph) if one comes",
        look: .undetermined)
    case .notReached:
      return ResourceText.Cell(upper: "waits for a reply", lower: "that never arrives")
    case .unhealthy, .leftOut: return ResourceText.Cell(upper: "nothing to", lower: "relay")
    }
  }

  /// Whether the load balancer itself is what keeps requests from going on.
  private func hasNoTarget(_ onward: [Leg]) -> Bool {
    onward.allSatisfy { leg in
      leg.steps.contains { $0.checkpoint.kind == .loadBalancer && $0.outcome == .denied }
    }
  }

  /// A load balancer that keeps the client's address: it opens no connection of its own.
  func text(of balancer: LoadBalancer, inside leg: Int, at station: Station) -> ResourceText {
    let legs = legs([leg])
    let isReached = station.request.fate.arrives
    let server = listeningPorts(legs)
    let request = ResourceText.Cell(
      upper: isReached ? "keeps the client's address" : "never receives",
      lower: isReached ? "hands on to \(server)" : server)
    let client = clientPortText(legs).map { "to \($0)" } ?? "to the client"
    let reply =
      station.reply.fate.arrives
      ? ResourceText.Cell(upper: "passes the reply back", lower: client)
      : ResourceText.Cell(upper: "nothing to", lower: "pass back")
    let name = "\(balancer.kind.displayName) \(balancer.displayName)"
    let sentences =
      [name] + [request, reply].map { "\($0.upper) \($0.lower)" }
    return ResourceText(
      name: name, note: "preserves client IP", request: request, reply: reply, healthCheck: nil,
      tooltip: sentences.joined(separator: ". "))
  }

  private func healthCheck(of resource: Station.Resource) -> ResourceText.HealthCheck? {
    let checks = legs(resource.healthChecks)
    guard !checks.isEmpty else { return nil }
    let outcome = Outcome.ofAlternatives(checks.map(\.outcome))
    let blockers = checks.compactMap { $0.steps.first { $0.outcome.blocks } }
    let blocker = blockers.first
    let isCommon =
      Set(blockers.map { [$0.checkpoint.id, $0.checkpoint.direction?.rawValue] }).count == 1
    let place =
      outcome == .allowed
      ? nil
      : blocker.map { step in
        " · \(outcome == .partial ? "partly " : "")stopped at \(step.checkpoint.displayName)"
          + (step.checkpoint.direction.map { " \($0.rawValue)" } ?? "")
          + (isCommon ? "" : " and elsewhere")
      }
    return ResourceText.HealthCheck(
      text: "Health check \(serverPorts(checks))\(place ?? "")", look: Look(outcome))
  }
}
