import DOT
import Evaluation
import NetworkModel
import Pages

extension DocumentedNetwork {
  init(_ topology: Topology, name: String = "network") async {
    let evaluator = Evaluator(topology)
    self.init(
      name: name, topology: topology,
      explanations: await evaluator.findingRemedies(of: evaluator.explainFlowsWithNeeds()))
  }
}

extension Documentation {
  /// The pages of a network, with a picture of one box for each flow.
  init(_ topology: Topology, profile: RuleVocabulary.Profile = .article) async throws {
    await self.init(
      of: [await DocumentedNetwork(topology)], profile: profile, templates: try TemplateLibrary(),
      draw: Self.box)
  }

  @Sendable static func box(
    _ subject: PictureSubject, _ explanation: Explanation, _ topology: Topology, _ id: String,
    _ link: (Step) -> String?
  ) -> Drawing? {
    Drawing(
      id: id, title: explanation.flow.name, summary: explanation.headline,
      graph: DOTGraph(name: id))
  }

  func text(_ path: String) -> String? {
    guard case .text(let text)? = files.first(where: { $0.path == path })?.content else {
      return nil
    }
    return text
  }
}
