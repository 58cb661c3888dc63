import NetworkModel
import PacketSpace

/// A leg while its steps are being put together.
///
/// Where addresses change on the way, a leg has several segments, each with its own headers; what is
/// lost in one is lost in all.
struct LegDraft {
  let kind: Leg.Kind
  let family: AddressFamily
  let ends: Leg.Ends
  /// What the client sends, as each segment sees it.
  let segments: [PacketSet]
  /// What answers it, likewise; nil where nothing does.
  private let replies: [PacketSet?]
  /// What certainly makes the round trip, in the headers of each segment.
  private var certain: [PacketSet]
  /// What may make it.
  private var possible: [PacketSet]
  /// What certainly arrives, once the replies are on their way.
  private var arrived: [PacketSet]?
  private(set) var steps: [Step] = []
  /// Whether the replies take another way than the requests (RT-35).
  var isAsymmetric = false

  init(kind: Leg.Kind, family: AddressFamily, ends: Leg.Ends, segments: [PacketSet]) {
    self.kind = kind
    self.family = family
    self.ends = ends
    self.segments = segments
    self.replies = segments.map(\.replies)
    self.certain = segments
    self.possible = segments
  }

  /// Whether anything answers this protocol.
  var hasReplies: Bool { replies[0] != nil }

  /// What arrives in a phase, as a segment sees it.
  func packets(_ phase: Phase, _ segment: Int = 0) -> PacketSet {
    phase == .request ? segments[segment] : replies[segment] ?? .empty
  }

  /// Puts a step behind the last one and lets the packets of its segment through it.
  ///
  /// - Parameters:
  ///   - remark: what else there is to say of the step.
  ///   - fault: what to say instead where something is lost.
  mutating func pass(
    _ phase: Phase, segment: Int = 0, _ checkpoint: Checkpoint, whole: StepOutcome,
    code: ExplanationCode? = nil, remark: String? = nil, fault: String? = nil,
    decide: (PacketSet) -> FilterDecision
  ) {
    if phase == .return, arrived == nil { arrived = certain }
    let packets = packets(phase, segment)
    let decision = decide(packets)
    let outcome = decision.outcome(for: packets, whole: whole)
    steps.append(
      Step(
        phase: phase, checkpoint: checkpoint, packets: packets, passed: decision.passed,
        unknown: decision.unknown, outcome: outcome, deciders: decision.deciders,
        code: outcome.blocks ? decision.code ?? code : nil,
        remark: outcome.blocks ? fault ?? decision.remark ?? remark : remark))
    // What lets everything through narrows nothing.
    guard outcome.blocks else { return }
    let survivors = [decision.passed, decision.passed.union(decision.unknown)]
      .map { phase == .request ? $0 : $0.requests }
    certain[segment] = certain[segment].intersection(survivors[0])
    possible[segment] = possible[segment].intersection(survivors[1])
  }

  /// The leg, judged.
  func judged() -> Leg {
    let roundTrip = combined(certain)
    let possibleRoundTrip = certain == possible ? roundTrip : combined(possible)
    let outcome: Outcome =
      if possibleRoundTrip.isEmpty {
        .denied
      } else if certain != possible {
        .undetermined
      } else {
        certain == segments ? .allowed : .partial
      }
    return Leg(
      kind: kind, ends: [ends], family: family, steps: steps, declared: segments[0],
      arrived: arrived.map { combined($0) } ?? roundTrip, roundTrip: roundTrip,
      possibleRoundTrip: possibleRoundTrip, outcome: outcome, code: code(outcome, roundTrip))
  }

  /// What survives in every segment, in the headers of the first.
  ///
  /// A client's ports stay the same on the way. Where an address or the server's port is exchanged, the
  /// model cannot say of a later segment that loses some whose they were before, so they narrow the leg
  /// only when none is left.
  private func combined(_ survivors: [PacketSet]) -> PacketSet {
    guard survivors.count > 1 else { return survivors[0] }
    return zip(survivors, segments).dropFirst().reduce(survivors[0]) { result, later in
      guard later.0 != later.1 else { return result }
      return result.intersection(
        PacketSet(
          later.0.boxes.map { box in
            var box = box
            let (first, own) = (segments[0], later.1)
            if own.sources != first.sources { box.sources = first.sources }
            if own.destinations != first.destinations { box.destinations = first.destinations }
            if own.destinationPorts != first.destinationPorts {
              box.destinationPorts = first.destinationPorts
            }
            return box
          }))
    }
  }

  /// Whether no client port passes every step, whatever becomes of addresses.
  private var hasNoPortLeft: Bool {
    steps.reduce(segments[0].sourcePorts) { ports, step in
      ports.intersection(
        step.phase == .request ? step.passed.sourcePorts : step.passed.destinationPorts)
    }.isEmpty
  }

  private func code(_ outcome: Outcome, _ roundTrip: PacketSet) -> ExplanationCode? {
    switch outcome {
    case .partial where roundTrip.sourcePorts != segments[0].sourcePorts: .ephemeralPartial
    case .denied where !steps.contains { $0.outcome == .denied } && hasNoPortLeft:
      .ephemeralIntersectionEmpty
    default: isAsymmetric ? .asymmetric : nil
    }
  }
}
