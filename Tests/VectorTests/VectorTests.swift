import Evaluation
import NetworkModel
import PacketSpace
import Testing

@Suite struct VectorTests {
  @Test func `there are as many worked cases as were written`() {
    #expect(Vector.all.count == 87)
  }

  @Test(arguments: Vector.all)
  func `the verdict is the listed one`(vector: Vector) throws {
    let explanation = try vector.explanation()
    let outcomes =
      vector.verdictOf == "flow"
      ? [explanation.outcome]
      : explanation.legs.filter { $0.kind == .healthCheck }.map(\.outcome)
    #expect(outcomes.map(\.rawValue) == [vector.verdict])
  }

  @Test(arguments: Vector.all)
  func `every listed leg has the listed verdict, ports and steps`(vector: Vector) throws {
    let explanation = try vector.explanation()
    for expected in vector.legs {
      let candidates = explanation.legs.filter { expected.canBe($0, of: explanation) }
      #expect(
        candidates.contains { expected.problems(with: $0).isEmpty },
        "\(expected.name): \(candidates.map { expected.problems(with: $0) })")
    }
  }

  @Test(arguments: Vector.all.filter { $0.firstBlocker != nil })
  func `the first blocker is the listed one`(vector: Vector) throws {
    let explanation = try vector.explanation()
    let blocker = try #require(explanation.firstDecidingBlocker)
    let step = explanation.legs[blocker.leg].steps[blocker.step]
    let listed = try #require(vector.firstBlocker)
    // "L1 response, nacl-1 outbound (source dimension)": the leg's kind, the phase, the place.
    if listed.contains("load balancer") {
      #expect(step.checkpoint.kind == .loadBalancer)
    } else {
      #expect(listed.contains(step.checkpoint.id))
      #expect(listed.contains(step.phase == .request ? "request" : "response"))
    }
    if let direction = step.checkpoint.direction { #expect(listed.contains(direction.rawValue)) }
    if let code = vector.code, code.allSatisfy({ $0.isUppercase || $0 == "_" || $0.isNumber }) {
      #expect(blocker.code?.rawValue == code)
    }
  }
}

extension Vector.Leg {
  /// Whether a leg is of the kind and at the place in the series that the name says: L1, L2a, H.
  fileprivate func canBe(_ leg: Evaluation.Leg, of explanation: Explanation) -> Bool {
    if name.hasPrefix("H") { return leg.kind == .healthCheck }
    guard leg.kind == .data else { return false }
    let isFirst = leg.from.kind != .loadBalancer && leg.from.kind != .natGateway
    return name.hasPrefix("L1") == isFirst
  }

  /// What a leg has otherwise than listed.
  fileprivate func problems(with leg: Evaluation.Leg) -> [String] {
    var problems: [String] = []
    if leg.outcome.rawValue != verdict { problems.append("is \(leg.outcome)") }
    if let usable, leg.clientPorts?.usable.description != usable {
      problems.append("usable are \(leg.clientPorts?.usable.description ?? "-")")
    }
    for phase in [Phase.request, .return] {
      let listed = steps.filter { $0.phase == phase.rawValue }
      guard !listed.isEmpty else { continue }
      var remaining = leg.steps(phase)[...]
      for step in listed {
        guard let index = remaining.firstIndex(where: step.matches) else {
          problems.append("\(phase): no \(step) in \(remaining.map(\.checkpoint.id))")
          break
        }
        let skipped = remaining[..<index].filter(\.checkpoint.isFilter)
        if !skipped.isEmpty, !isAbridged {
          problems.append("\(phase): \(skipped.map(\.checkpoint.id)) before \(step.id)")
        }
        remaining = remaining[(index + 1)...]
      }
      if !isAbridged, remaining.contains(where: \.checkpoint.isFilter) {
        problems.append("\(phase): \(remaining.map(\.checkpoint.id)) left over")
      }
    }
    return problems
  }

  /// Whether the case leaves out filters that do not matter for it.
  private var isAbridged: Bool { steps.count < 3 }
}

extension Vector.Step {
  /// Whether a step stands at the same place and decides the same.
  fileprivate func matches(_ step: Evaluation.Step) -> Bool {
    step.checkpoint.kind.rawValue == kind && step.checkpoint.id == id
      && step.checkpoint.direction?.rawValue == direction && step.outcome.rawValue == verdict
      && (rules == nil || rules?.filter { $0 != "-" } == step.deciders.map(\.shortReference))
      && (passedPorts == nil || passedPorts == step.passedPorts.description)
      && (code == nil || code == step.code?.rawValue)
      && (target == nil || step.leads(to: target ?? ""))
  }
}

extension Evaluation.Step {
  /// Whether all of its routes have a target.
  fileprivate func leads(to target: String) -> Bool {
    deciders.allSatisfy { $0.reference.hasSuffix("-> \(target)") }
  }
}

extension Decider {
  /// As the worked cases name it: `100`, `*`, `sg-1#1`.
  fileprivate var shortReference: String {
    if case .rule(let group, _, let number, _) = self { "\(group)#\(number)" } else { reference }
  }
}
