import DOT
import Evaluation
import NetworkModel

/// One way from a source to a destination as a row of boxes, and what becomes of a packet on it.
struct Strand {
  let verdict: Verdict
  private(set) var stations: [Station] = []
  /// Whether nothing so far depends on what the model does not say.
  private var isCertain = true

  /// Lays out a way.
  ///
  /// - Parameter forks: the places on the way, source first.
  init(
    _ forks: [Fork], in explanation: Explanation, _ topology: Topology,
    link: (Step) -> DOTLink?
  ) {
    let outcome = forks.last?.outcome ?? .undetermined
    verdict = Verdict(outcome: outcome, service: forks.last?.service ?? .inUse)
    let isUsed = forks.last?.service != .leftOut
    var spans: [Span] = []
    for (index, fork) in forks.enumerated() {
      if let leg = fork.leg {
        let builder = GateStations(
          number: leg, from: forks[index - 1], to: fork, explanation, topology, link: link)
        spans.append(
          Span(
            leg: explanation.legs[leg], start: stations.count,
            end: stations.count + builder.stations.count, service: fork.service))
        stations += builder.stations
      }
      if let missing = fork.leg.flatMap({ explanation.legs[$0].missingTarget }) {
        stations.append(
          Station(
            key: .nothing(missing), content: .nothing(missing),
            zones: topology.zones(of: forks[index - 1].ends, besides: [])))
        continue
      }
      stations.append(
        Station(
          key: .resource(fork.places),
          content: .resource(
            Station.Resource(
              ends: fork.ends, arriving: [fork.leg].compactMap { $0 },
              leaving: index + 1 < forks.count ? [forks[index + 1].leg].compactMap { $0 } : [],
              healthChecks: fork.leg == nil || fork.isLeaf ? [] : fork.healthChecks,
              outcomes: isUsed ? [outcome] : [])),
          zones: topology.zones(of: fork.ends, besides: index > 0 ? forks[index - 1].ends : [])))
      if let leg = fork.leg.map({ explanation.legs[$0] }), leg.isReflected {
        let start = spans.last?.start ?? 0
        let first = zip(start..., leg.gates).first { $1.position > .clientGateway }?.0
        stations[first ?? stations.count - 1].comesFromOutside = true
      }
      if fork.isFolded, fork.leg != nil {
        let zones = stations[stations.count - 1].zones
        let start = spans.last?.start ?? 0
        let first = stations[start...].firstIndex { $0.zones == zones } ?? stations.count - 1
        stations[first].parallelPlaces = fork.places
      }
    }
    // Something besides the checks, a health check for instance, may make the way uncertain.
    isCertain =
      outcome != .undetermined || spans.contains { $0.leg.outcome == .undetermined }
    let sent = send(spans)
    reply(spans, after: sent)
    noteFates()
  }

  /// A way that is laid out already.
  init(verdict: Verdict, stations: [Station]) {
    self.verdict = verdict
    self.stations = stations
  }

  mutating func setParallelPlaces(_ places: [Place], at index: Int) {
    stations[index].parallelPlaces = places
  }

  /// The boxes that belong to a connection: its gates, and at `end` its server.
  private struct Span {
    let leg: Leg
    let start: Int
    let end: Int
    let service: Service

    /// The gate at which nothing is left, where no single check drops everything.
    func lastNarrowing(_ stations: [Station]) -> (phase: Phase, index: Int)? {
      guard leg.outcome == .denied, !leg.steps.contains(where: { $0.outcome == .denied }) else {
        return nil
      }
      let gates = start..<end
      if let index = gates.first(where: { stations[$0].reply.row?.outcome.blocks == true }) {
        return (.return, index)
      }
      return gates.last { stations[$0].request.row?.outcome.blocks == true }.map { (.request, $0) }
    }
  }

  /// What a lane's line looks like while packets are on it.
  private func fate(
    _ lane: KeyPath<Station, Lane>, _ span: Span, stop: Int?
  ) -> Fate {
    if stop != nil { return .denied }
    let outcomes = Set(
      (span.start..<span.end).compactMap { stations[$0][keyPath: lane].row?.outcome })
    if outcomes.contains(.undetermined) || !isCertain { return .undetermined }
    return outcomes.contains(.partial) ? .partial : .allowed
  }

  /// Sends the request and returns whether it arrives.
  private mutating func send(_ spans: [Span]) -> Fate {
    var state = Fate.allowed
    for span in spans {
      if span.service != .inUse, state.arrives {
        state = span.service == .leftOut ? .leftOut : .unhealthy
      }
      let gates = span.start..<span.end
      var stop = gates.first { stations[$0].request.row?.outcome == .denied }
      if let narrowing = span.lastNarrowing(stations), narrowing.phase == .request {
        stop = narrowing.index
      }
      if state.arrives {
        state = fate(\.request, span, stop: stop)
        if state == .undetermined { isCertain = false }
      }
      for index in span.start...span.end {
        stations[index].request.fates = [state]
        stations[index].request.isReached = state.arrives
        if index == stop, state.arrives {
          stations[index].request.isStop = true
          state = .notReached
        }
      }
    }
    return state
  }

  /// Sends the reply, if the request arrived.
  private mutating func reply(_ spans: [Span], after request: Fate) {
    var state = request
    for span in spans.reversed() where span.leg.expectsReply {
      let gates = span.start..<span.end
      var stop = gates.last { stations[$0].reply.row?.outcome == .denied }
      if let narrowing = span.lastNarrowing(stations), narrowing.phase == .return {
        stop = narrowing.index
      }
      if state.arrives {
        state = fate(\.reply, span, stop: stop)
        if state == .undetermined { isCertain = false }
      }
      for index in (span.start...span.end).reversed() {
        if case .nothing = stations[index].content { continue }
        stations[index].reply.fates = [state]
        guard index > span.start else { continue }
        stations[index - 1].reply.isReached = state.arrives
        if index - 1 == stop, state.arrives {
          stations[index - 1].reply.isStop = true
          state = .notReached
        }
      }
    }
  }

  /// Tells resources what goes on behind them.
  private mutating func noteFates() {
    for index in stations.indices.dropLast() {
      guard case .resource(var resource) = stations[index].content else { continue }
      resource.repliesToHere = stations[index + 1].reply.fates
      resource.requestsFromHere = stations[index + 1].request.fates
      stations[index].content = .resource(resource)
    }
  }
}
