public import DOT
public import Evaluation
public import NetworkModel

extension Diagram {
  /// Draws a VPC as a whole: its tiers, what is in them, and how many flows run between them with which
  /// verdicts.
  ///
  /// - Parameters:
  ///   - vpc: Which one.
  ///   - explanations: What the evaluation says about the flows; those of other VPCs are left out.
  ///   - topology: The network that was evaluated.
  ///   - id: The picture's id on its page: a letter, then letters, digits, hyphens and underscores.
  ///   - link: Where the box of some subnets leads, by their ACL; nil: nowhere.
  ///   - flows: Where the lines lead; nil: nowhere.
  public static func overview(
    of vpc: VPC, _ explanations: [Explanation], in topology: Topology, id: String,
    link: (NetworkACL) -> DOTLink? = { _ in nil }, flows: DOTLink? = nil
  ) -> Diagram {
    let picture = OverviewPicture(
      id: id, vpc: vpc, explanations, topology, link: link, flowLink: flows)
    return Diagram(
      id: id, title: picture.title, headline: picture.headline, description: picture.description,
      graph: picture.graph)
  }
}
