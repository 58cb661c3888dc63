public import Evaluation
import Evidence
public import Markup
public import NetworkModel
import PacketSpace
public import Provenance
public import Review

/// The review of a network's rules, for those who have to sign it.
public struct RuleReviewReport: Sendable {
  let topology: Topology
  let explanations: [Explanation]
  let findings: [Finding]
  let accepted: [AcceptedFinding]
  let rules: RuleReview
  let locations: SourceLocations
  let imported: ImportReport
  let sources: [ReviewSource]
  let version: String
  let today: String?
  let title: String
  /// The numbers of findings by rule.
  private let numbers: [RuleKey: [Int]]

  private struct RuleKey: Hashable {
    let kind: String
    let id: String
    let direction: Direction
    let rule: String
  }

  /// Collects what the review says.
  ///
  /// - Parameters:
  ///   - explanations: of the flows, with the rules that they live on.
  ///   - title: what the network is called where it does not say so itself.
  ///   - today: the day that dates were judged by, as `2027-01-31`.
  public init(
    of topology: Topology, _ explanations: [Explanation], _ review: NetworkReview,
    _ locations: SourceLocations, _ imported: ImportReport, sources: [ReviewSource],
    version: String, today: String?, title: String
  ) {
    self.topology = topology
    self.explanations = explanations
    self.findings = review.findings
    self.accepted = review.accepted
    self.rules = review.rules
    self.locations = locations
    self.imported = imported
    self.sources = sources
    self.version = version
    self.today = today
    self.title = topology.title ?? title
    var numbers: [RuleKey: [Int]] = [:]
    for (number, finding) in findings.enumerated() {
      guard let direction = finding.resource.direction, let rule = finding.resource.rule else {
        continue
      }
      let key = RuleKey(
        kind: finding.resource.kind, id: finding.resource.id, direction: direction, rule: rule)
      numbers[key, default: []].append(number + 1)
    }
    self.numbers = numbers
  }

  /// The numbers of the findings about a rule, counted from 1.
  func findings(
    _ kind: Checkpoint.Kind, _ id: String, _ direction: Direction, rule: Int
  ) -> [Int] {
    numbers[RuleKey(kind: kind.rawValue, id: id, direction: direction, rule: "\(rule)")] ?? []
  }

  /// The review as a page.
  ///
  /// - Parameter pictures: the diagrams, which show what the tables say.
  public func document(_ pictures: [Picture]) -> Document {
    var blocks = scope + summary
    if !pictures.isEmpty {
      blocks += [.heading(level: 2, "Diagrams", anchor: "diagrams")] + pictures.map(Block.picture)
    }
    blocks += flowTable + findingTables + acceptedTable + groupTables + aclTables + signOff + legend
    return Document(title: "Rule review: \(title)", blocks: blocks)
  }
}
