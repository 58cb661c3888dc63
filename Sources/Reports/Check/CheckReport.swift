public import Evaluation
public import NetworkModel
public import Provenance
public import Review

/// The result of checking every declared flow, and of a review of the network.
public struct CheckReport: Sendable {
  /// The check whose findings flows say themselves.
  static let unexpectedVerdict = "flow.unexpected-verdict"

  let topology: Topology
  let locations: SourceLocations
  let explanations: [Explanation]
  /// What somebody has to look at, the worst first.
  let findings: [Finding]
  /// What somebody has looked at.
  let accepted: [AcceptedFinding]
  let baseline: FindingsBaseline?
  let places: ReportedPlaces

  /// Collects the results.
  ///
  /// - Parameters:
  ///   - findings: what a review of the network found and nobody accepts, the worst first.
  ///   - locations: where the parts of the network were written.
  ///   - baseline: the findings of an earlier check, which are no news.
  ///   - input: the file to point to for a finding that has no place of its own.
  ///   - folder: the folder that paths are written relative to.
  public init(
    _ explanations: [Explanation], findings: [Finding], accepted: [AcceptedFinding] = [],
    in topology: Topology, _ locations: SourceLocations = SourceLocations(),
    baseline: FindingsBaseline? = nil, input: String = "standard input", folder: String = ""
  ) {
    self.topology = topology
    self.locations = locations
    self.explanations = explanations
    self.findings = findings
    self.accepted = accepted
    self.baseline = baseline
    self.places = ReportedPlaces(locations, input: input, folder: folder)
  }

  /// Whether something new is at least as bad as a level: a finding, or a verdict that is not the expected
  /// one, which is an error.
  public func fails(at level: FailureLevel) -> Bool {
    findings.contains { fails($0, at: level) }
  }

  func fails(_ finding: Finding, at level: FailureLevel) -> Bool {
    isNew(finding) && level.includes(finding.severity)
  }

  /// Whether a finding is not in the baseline; without one everything is new.
  func isNew(_ finding: Finding) -> Bool { baseline?.ids.contains(finding.id) != true }

  /// The findings of the baseline that are not found any more, accepted or not.
  var gone: [String] {
    guard let baseline else { return [] }
    let found = Set((findings + accepted.map(\.finding)).map(\.id))
    return baseline.ids.filter { !found.contains($0) }.sorted()
  }

  /// The finding that a flow does not do what its author expects, with what accepts it.
  func unexpected(_ explanation: Explanation) -> (finding: Finding, accepted: AcceptedFinding?)? {
    let isMeant = { (finding: Finding) in
      finding.check == Self.unexpectedVerdict && finding.resource.id == explanation.flow.name
    }
    if let finding = findings.first(where: isMeant) { return (finding, nil) }
    return accepted.first { isMeant($0.finding) }.map { ($0.finding, $0) }
  }
}
