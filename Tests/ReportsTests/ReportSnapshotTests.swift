import Evaluation
import JSON
import NetworkModel
import Reports
import TestSupport
import Testing
import TopologyFile

/// What `explain` prints, in both forms.
struct ReportSnapshotTests {
  @Test(arguments: ReportSample.all)
  func `text and JSON are as recorded`(sample: ReportSample) async throws {
    let reading = try sample.reading()
    let topology = try #require(reading.topology)
    let evaluator = Evaluator(topology)
    let flow = try #require(evaluator.flows.first { $0.name == sample.flow })
    let explanations = await evaluator.findingCriticalRules(
      of: evaluator.findingRemedies(of: [evaluator.explain(flow)]))
    let explanation = try #require(explanations.first)
    #expect(explanation.outcome.rawValue == sample.verdict)
    let style = TextStyle(usesColour: false)
    try expectSnapshot(
      explanation.text(in: topology, reading.locations, style: style), "\(sample.name).txt")
    try expectSnapshot(
      explanation.json(in: topology, reading.locations).text, "\(sample.name).json")
  }
}
