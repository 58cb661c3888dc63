import NetworkModel
import PacketSpace

/// What of a connection works, by the server's ports.
struct PortVerdicts {
  /// Some ports of which the same is true.
  struct Part: Hashable {
    var ports: PortSet
    let outcome: Outcome
    /// Nil: all.
    var sources: AddressSet?
    var destinations: AddressSet?
    var clientPorts: PortCoverage?
    var reason: String?
    var code: ExplanationCode?
  }

  /// The parts; what is in none of them does not arrive.
  var parts: [Part]

  /// What of a leg works.
  init(_ leg: Leg, in topology: Topology) {
    let declared = leg.declared
    guard declared != leg.roundTrip else {
      parts = [Part(ports: declared.destinationPorts, outcome: .allowed)]
      return
    }
    let lossy = declared.subtracting(leg.roundTrip).destinationPorts
    let works = leg.roundTrip.destinationPorts
    let mayWork = leg.possibleRoundTrip.destinationPorts
    parts = [
      Part(ports: declared.destinationPorts.subtracting(lossy), outcome: .allowed)
    ]
    parts += Self.partial(leg, lossy.intersection(works), in: topology)
    parts += Self.unknown(leg, mayWork.subtracting(works), in: topology)
    parts += Self.lost(leg, leg.arrived.destinationPorts.subtracting(mayWork), in: topology)
    parts.removeAll { $0.ports.isEmpty }
  }

  /// The ports that arrive at least.
  private var ports: PortSet { parts.reduce(.empty) { $0.union($1.ports) } }

  /// What works of connections in series: the worst of them counts for each port, and what does not
  /// arrive in one does not arrive.
  init(inSeries legs: [Leg], in topology: Topology) {
    var all = legs.map { PortVerdicts($0, in: topology) }
    guard var result = all.first else {
      parts = []
      return
    }
    all.removeFirst()
    for later in all { result.narrow(to: later) }
    self = result
  }

  private mutating func narrow(to later: PortVerdicts) {
    let order: [Outcome] = [.allowed, .partial, .undetermined, .denied]
    parts = parts.flatMap { own in
      later.parts.compactMap { other in
        let worse =
          (order.firstIndex(of: other.outcome) ?? 0) > (order.firstIndex(of: own.outcome) ?? 0)
        var part = own
        if worse {
          // The addresses of a later leg are others; what it loses of them is said in words.
          part = Part(
            ports: own.ports, outcome: other.outcome, sources: own.sources,
            destinations: own.destinations, clientPorts: own.clientPorts,
            reason: other.reason, code: other.code)
        }
        part.ports = own.ports.intersection(other.ports)
        return part.ports.isEmpty ? nil : part
      }
    }
  }

  // MARK: The parts of a leg

  /// How many pieces are said one by one.
  private static let maximumPieces = 3

  private struct Key: Hashable {
    let sources: AddressSet
    let destinations: AddressSet
    let clientPorts: PortSet
  }

  /// What works in part, with exactly the packets that do.
  private static func partial(_ leg: Leg, _ ports: PortSet, in topology: Topology) -> [Part] {
    guard !ports.isEmpty else { return [] }
    var order: [Key] = []
    var byKey: [Key: PortSet] = [:]
    for box in leg.roundTrip.boxes {
      let shared = box.destinationPorts.intersection(ports)
      guard !shared.isEmpty else { continue }
      let key = Key(
        sources: box.sources, destinations: box.destinations, clientPorts: box.sourcePorts)
      if byKey[key] == nil { order.append(key) }
      byKey[key] = (byKey[key] ?? .empty).union(shared)
    }
    // Of what falls to pieces only the outline is said: who and what has a part in it.
    if order.count > maximumPieces {
      let works = leg.roundTrip.intersection(PacketSet(PacketBox(destinationPorts: ports)))
      let outline = Key(
        sources: works.sources, destinations: works.destinations, clientPorts: works.sourcePorts)
      return [part(leg, outline, ports, isOutline: true, in: topology)]
    }
    return order.map { part(leg, $0, byKey[$0] ?? .empty, isOutline: false, in: topology) }
  }

  private static func part(
    _ leg: Leg, _ key: Key, _ ports: PortSet, isOutline: Bool, in topology: Topology
  ) -> Part {
    let declared = leg.declared
    let coverage = PortCoverage(declared: declared.sourcePorts, usable: key.clientPorts)
    let hasAllPorts = leg.transport?.hasPorts != true || coverage.isWhole
    let fault = hasAllPorts && !isOutline ? nil : fault(leg, ports, in: topology)
    return Part(
      ports: ports, outcome: .partial,
      sources: key.sources == declared.sources ? nil : key.sources,
      destinations: key.destinations == declared.destinations ? nil : key.destinations,
      clientPorts: hasAllPorts ? nil : coverage, reason: fault?.reason, code: fault?.code)
  }

  private static func unknown(_ leg: Leg, _ ports: PortSet, in topology: Topology) -> [Part] {
    guard !ports.isEmpty else { return [] }
    let step =
      leg.steps.first { $0.outcome == .undetermined } ?? leg.steps.first { $0.outcome.blocks }
    return [
      Part(
        ports: ports, outcome: .undetermined,
        reason: step?.blockerMessage(in: topology, between: leg.ends), code: step?.code)
    ]
  }

  /// What arrives without an answer, by the step that stops the answer.
  private static func lost(_ leg: Leg, _ ports: PortSet, in topology: Topology) -> [Part] {
    var rest = ports
    var parts: [Part] = []
    for step in leg.steps(.return) where step.outcome.blocks && !rest.isEmpty {
      let here = lost(at: step, leg).intersection(rest)
      guard !here.isEmpty else { continue }
      parts.append(
        Part(
          ports: here, outcome: .denied,
          reason: step.blockerMessage(in: topology, between: leg.ends), code: step.code))
      rest = rest.subtracting(here)
    }
    return parts
  }

  /// What first stops some of the answers from these ports.
  private static func fault(
    _ leg: Leg, _ ports: PortSet, in topology: Topology
  ) -> (reason: String, code: ExplanationCode?)? {
    let step =
      leg.steps(.return).first {
        $0.outcome.blocks && !lost(at: $0, leg).isDisjoint(with: ports)
      } ?? leg.steps.first(where: \.outcome.blocks)
    return step.map { ($0.blockerMessage(in: topology, between: leg.ends), $0.code) }
  }

  /// The server's ports from which a step stops replies; of a leg that changes them on its way, all.
  private static func lost(at step: Step, _ leg: Leg) -> PortSet {
    guard leg.transport?.hasPorts == true else { return leg.declared.destinationPorts }
    let ports = step.packets.subtracting(step.passed).sourcePorts
    return step.packets.sourcePorts == leg.declared.destinationPorts
      ? ports : leg.declared.destinationPorts
  }
}
