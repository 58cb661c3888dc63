public import Diagnostics
public import Evaluation
public import NetworkModel
public import Provenance

/// What a review of a network finds: every check, over every filter, route and flow.
public struct NetworkReview: Sendable {
  /// What somebody has to look at: the worst first, then in the order of the checks.
  public let findings: [Finding]
  /// What is found as well, and known and accepted; in the same order.
  public let accepted: [AcceptedFinding]
  /// What the ACLs do to replies, whatever flows there are.
  public let replies: ReplyReview
  /// Why each rule exists.
  public let rules: RuleReview
  /// Suppressions that accept nothing, as `annotation.gone`.
  public let diagnostics: [Diagnostic]

  /// Reviews a network whose flows have been explained.
  ///
  /// - Parameters:
  ///   - suppressions: the findings that its authors accept.
  ///   - today: the day to judge dates by, as `2027-01-31`; without it none is overdue.
  public init(
    _ topology: Topology, _ explanations: [Explanation], accepting suppressions: [Suppression] = [],
    today: String? = nil
  ) async {
    let network = ReviewedNetwork(topology, explanations, today: today)
    let found = await withTaskGroup(of: (check: Int, findings: [Finding]).self) { group in
      for (number, check) in Check.all.enumerated() {
        group.addTask { (number, check.find(network)) }
      }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.check < $1.check }
    }
    var seen: Set<String> = []
    let findings = Finding.Severity.allCases.flatMap { severity in
      found.flatMap(\.findings).filter { $0.severity == severity }
    }.filter { seen.insert($0.id).inserted }
    let acceptance = Acceptance(of: findings, by: suppressions, today: today)
    self.replies = network.replies
    self.rules = network.rules
    self.findings = acceptance.findings
    self.accepted = acceptance.accepted
    self.diagnostics = acceptance.complaints
  }
}
