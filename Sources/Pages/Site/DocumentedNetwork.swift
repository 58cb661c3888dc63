public import Evaluation
public import NetworkModel
public import Provenance

/// A network to document: the model, and what the evaluation core says about its flows.
public struct DocumentedNetwork: Sendable {
  /// The name of its folder, where several networks are documented together.
  public let name: String
  /// The model.
  public let topology: Topology
  /// What happens to its flows, in the order of the pages.
  public let explanations: [Explanation]
  /// Who can reach whom, if a page is to say so.
  public let reachability: Reachability?

  /// Where its parts were written.
  public let locations: SourceLocations
  /// The findings that its authors accept.
  public let suppressions: [Suppression]
  /// What was imported for it, and what was not.
  public let report: ImportReport

  /// Describes a network to document.
  public init(
    name: String, topology: Topology, explanations: [Explanation],
    reachability: Reachability? = nil, locations: SourceLocations = SourceLocations(),
    suppressions: [Suppression] = [], report: ImportReport = ImportReport()
  ) {
    self.name = name
    self.topology = topology
    self.explanations = explanations
    self.reachability = reachability
    self.locations = locations
    self.suppressions = suppressions
    self.report = report
  }
}
