public import DOT
public import Evaluation
public import NetworkModel

extension Diagram {
  /// Draws a flow: every check of the request and of the reply, and what they decide.
  ///
  /// - Parameters:
  ///   - explanation: What the evaluation says about the flow; the picture says nothing else.
  ///   - topology: The network that was evaluated.
  ///   - id: The picture's id on its page: a letter, then letters, digits, hyphens and underscores.
  ///   - link: Where a check leads, for instance to the row of its rule; nil: nowhere.
  public static func flow(
    _ explanation: Explanation, in topology: Topology, id: String,
    link: (Step) -> DOTLink? = { _ in nil }
  ) -> Diagram {
    let heading = Heading(
      title: explanation.flow.name, context: topology.title, outcome: explanation.outcome,
      sentence: explanation.headline)
    return Diagram(
      explanation.ways, heading, explanation, topology, id: id, isHealthCheck: false, link: link)
  }

  /// Draws the health checks that a flow depends on; nil if it depends on none.
  ///
  /// - Parameters:
  ///   - explanation: What the evaluation says about the flow.
  ///   - topology: The network that was evaluated.
  ///   - id: The picture's id on its page: a letter, then letters, digits, hyphens and underscores.
  ///   - link: Where a check leads, for instance to the row of its rule; nil: nowhere.
  public static func healthChecks(
    of explanation: Explanation, in topology: Topology, id: String,
    link: (Step) -> DOTLink? = { _ in nil }
  ) -> Diagram? {
    let ways = explanation.healthCheckWays
    guard let first = ways.first?.connections.first else { return nil }
    let outcome = Outcome.ofAlternatives(ways.map(\.outcome))
    let loadBalancer = explanation.legs[first.leg].from.displayName
    let blocker = explanation.blockers.first { explanation.legs[$0.leg].kind == .healthCheck }
    let number = blocker.flatMap { explanation.checkNumber(leg: $0.leg, step: $0.step) }
    let sentence =
      outcome == .allowed
      ? "\(loadBalancer) finds every target healthy, as far as the network decides"
      : blocker.map { $0.message + (number.map { " (check \($0))" } ?? "") }
        ?? "\(loadBalancer) does not find every target healthy"
    let heading = Heading(
      title: "\(explanation.flow.name) – health check by \(loadBalancer)",
      context: topology.title, outcome: outcome, sentence: sentence)
    return Diagram(ways, heading, explanation, topology, id: id, isHealthCheck: true, link: link)
  }

  private init(
    _ ways: [Way], _ heading: Heading, _ explanation: Explanation, _ topology: Topology,
    id: String, isHealthCheck: Bool, link: (Step) -> DOTLink?
  ) {
    let forks = Forks(ways, in: explanation).roots
    let tree = StationTree(forks, in: explanation, topology, link: link)
    let picture = Picture(
      id: id, heading: heading, tree, explanation, topology, isHealthCheck: isHealthCheck)
    self.init(
      id: id, title: heading.title, headline: "\(heading.verdict): \(heading.sentence)",
      description: HopList.text(of: tree, heading: heading), graph: picture.graph)
  }
}
