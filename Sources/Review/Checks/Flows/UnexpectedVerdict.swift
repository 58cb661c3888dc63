import Evaluation
internal import NetworkModel

extension Check {
  static let unexpectedVerdict = Check(
    "flow.unexpected-verdict", "A flow does not do what its author expects", .error,
    reason:
      "Somebody wrote down that these packets pass, or that they do not. The rules say otherwise.",
    example:
      "flows: [{name: Browse, from: internet, to: web-1, protocol: tcp, port: 80, expect: allowed}]",
    remedy: "`portolan explain` names the rules that decide, and what would make the flow work.",
    references: CheckReference.pciDSS("1.2.4", "1.4.2")
  ) { network in
    network.explanations.filter { !$0.isAsExpected }.map { explanation in
      let flow = explanation.flow
      return Finding(
        check: "flow.unexpected-verdict", severity: .error,
        resource: Finding.Resource(kind: "flow", id: flow.name),
        confidence: explanation.outcome == .undetermined ? .possible : .certain,
        message: "\(flow.name) is expected to be \(flow.expectation?.rawValue ?? "allowed") and is "
          + "\(explanation.outcome.rawValue): \(explanation.headline)")
    }
  }
}
