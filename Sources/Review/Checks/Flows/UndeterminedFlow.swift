import Evaluation
import NetworkModel

extension Check {
  static let undeterminedFlow = Check(
    "flow.undetermined", "The model does not say enough to judge a flow", .note,
    reason: "Nobody can sign that a flow works, or that it does not, as long as a fact is missing.",
    example: "a rule whose prefix list is not described, on the way of a declared flow",
    remedy: "Add what is missing to the model, or read it from the account."
  ) { network in
    guard network.areDeclared else { return [] }
    return network.explanations.filter { $0.outcome == .undetermined }.map { explanation in
      let facts = explanation.missing.isEmpty ? [explanation.headline] : explanation.missing
      return Finding(
        check: "flow.undetermined", severity: .note,
        resource: Finding.Resource(kind: "flow", id: explanation.flow.name),
        message: "whether \(explanation.flow.name) works cannot be said: \(NameList.text(facts))")
    }
  }
}
