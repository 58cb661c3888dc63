import Evaluation
import NetworkModel

/// Why there is a rule, in the words of its description.
struct RuleReason {
  /// More flows nobody wants to read of in a cell.
  private static let mostFlows = 3

  private let reasons: [Demand.Reason]
  private let topology: Topology

  init(_ reasons: [Demand.Reason], in topology: Topology) {
    self.reasons = reasons
    self.topology = topology
  }

  /// Such as `Browse`, `Health checks; replies: Browse`.
  var text: String {
    [Phase.request, .return].compactMap { phase in
      let ofPhase = reasons.filter { $0.phase == phase }
      guard !ofPhase.isEmpty else { return nil }
      return (phase == .return ? "Replies: " : "") + names(ofPhase)
    }.joined(separator: "; ")
  }

  private func names(_ reasons: [Demand.Reason]) -> String {
    let names = reasons.map { reason in
      let name = topology.flows[reason.flow].name
      return reason.leg == .healthCheck ? "health checks for \(name)" : name
    }.unique
    let rest = names.count - Self.mostFlows
    return names.prefix(Self.mostFlows).joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }
}
