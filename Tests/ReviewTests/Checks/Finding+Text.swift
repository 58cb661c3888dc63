import Diagnostics
import Evaluation
import NetworkModel
import StructuredText
import TopologyFile

@testable import Review

extension Check {
  /// What this check finds in a topology file, as `SEVERITY MESSAGE`.
  func findings(in text: String, today: String? = nil) throws -> [String] {
    try found(in: text, today: today).map { "\($0.severity) \($0.message)" }
  }

  /// What this check finds in a topology file.
  func found(in text: String, today: String? = nil) throws -> [Finding] {
    found(in: try Topology(text: text), today: today)
  }

  /// What this check finds in the lists of an ACL.
  func findings(_ inbound: [String], _ outbound: [String] = []) throws -> [String] {
    found(in: try ACL(inbound: inbound, outbound: outbound).topology)
      .map { "\($0.severity) \($0.message)" }
  }

  private func found(in topology: Topology, today: String? = nil) -> [Finding] {
    let explanations: [Explanation] = Evaluator(topology).explainFlows()
    return find(ReviewedNetwork(topology, explanations, today: today))
  }
}

extension Topology {
  fileprivate struct IsWrong: Error {
    let diagnostics: [Diagnostic]
  }

  init(text: String) throws {
    let reading = TopologyFile.read([SourceText(name: "test.yaml", text: text)])
    guard let topology = reading.topology else { throw IsWrong(diagnostics: reading.diagnostics) }
    self = topology
  }
}
