import Evaluation
import NetworkModel
import PacketSpace

/// What two connections must have in common to be drawn as one: everything that a picture shows of them
/// except whose they are.
struct LegShape: Hashable {
  private struct StepShape: Hashable {
    let phase: Phase
    let kind: Checkpoint.Kind
    let ids: [String]
    let direction: Direction?
    let outcome: StepOutcome
    let deciders: [Decider]
    let remark: String?
    let passedPorts: PortSet
  }

  private let family: AddressFamily
  private let outcome: Outcome
  private let steps: [StepShape]
  private let clientPorts: PortSet
  private let ports: PortSet

  init(_ leg: Leg) {
    family = leg.family
    outcome = leg.outcome
    steps = leg.steps.map {
      StepShape(
        phase: $0.phase, kind: $0.checkpoint.kind, ids: $0.checkpoint.ids,
        direction: $0.checkpoint.direction, outcome: $0.outcome, deciders: $0.deciders,
        remark: $0.remark, passedPorts: $0.passedPorts)
    }
    clientPorts = leg.declared.sourcePorts
    ports = leg.declared.destinationPorts
  }
}
