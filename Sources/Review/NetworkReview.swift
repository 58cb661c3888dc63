public import Evaluation
public import NetworkModel

/// What a review of a network finds: every check, over every filter, route and flow.
public struct NetworkReview: Sendable {
  /// The worst first, then in the order of the checks.
  public let findings: [Finding]

  /// Reviews a network whose flows have been explained.
  ///
  /// - Parameter today: the day to judge dates by, as `2027-01-31`; without it none is overdue.
  public init(
    _ topology: Topology, _ explanations: [Explanation], today: String? = nil
  ) async {
    let network = ReviewedNetwork(topology, explanations, today: today)
    let found = await withTaskGroup(of: (check: Int, findings: [Finding]).self) { group in
      for (number, check) in Check.all.enumerated() {
        group.addTask { (number, check.find(network)) }
      }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.check < $1.check }
    }
    var seen: Set<String> = []
    self.findings = Finding.Severity.allCases.flatMap { severity in
      found.flatMap(\.findings).filter { $0.severity == severity }
    }.filter { seen.insert($0.id).inserted }
  }
}
