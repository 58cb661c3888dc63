import NetworkModel
import PacketSpace

extension Evaluator {
  /// Looks for what would make flows work; each remedy is evaluated on the changed model before it is named.
  ///
  /// It takes up to ``RemedySearch/mostEvaluations`` evaluations for each flow that does not work, so it is
  /// not a part of every explanation.
  public func findingRemedies(
    of explanations: [Explanation], where isWanted: (Explanation) -> Bool = { _ in true }
  ) async -> [Explanation] {
    let remedies = await withTaskGroup(of: (number: Int, remedies: [Remedy]).self) { group in
      for (number, explanation) in explanations.enumerated()
      where explanation.wantsRemedies && isWanted(explanation) {
        group.addTask {
          var search = RemedySearch(topology: topology, explanation: explanation)
          return (number, search.remedies())
        }
      }
      return await group.reduce(into: [:]) { $0[$1.number] = $1.remedies }
    }
    return explanations.enumerated().map { number, explanation in
      var explanation = explanation
      explanation.remedies = remedies[number] ?? (explanation.wantsRemedies ? nil : [])
      return explanation
    }
  }
}

extension Explanation {
  /// Whether somebody may want the flow to work that does not.
  var wantsRemedies: Bool { outcome != .allowed && flow.expectation != .denied }
}
