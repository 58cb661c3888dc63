public import ArgumentParser
public import Evaluation
import JSON
import NetworkModel
import Reports
import Review
import TopologyFile

/// `portolan check`: evaluates every flow against its expectation.
struct CheckCommand: AsyncParsableCommand {
  /// How the result is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Evaluate every flow against its expectation.",
    discussion: "Exits 1 when a verdict is not the expected one, or a finding is bad enough.")

  @OptionGroup var files: InputFiles

  @Option(help: "How to print the result.")
  var format = Format.text

  @Option(help: "The least severe finding that makes the check fail.")
  var failOn = Finding.Severity.error

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reading = try files.read(common.terminal)
    let topology = try reading.network()
    let evaluator = Evaluator(topology)
    var explanations: [Explanation] = await evaluator.explainFlows()
    if format == .json {
      // The text names no remedies; where a verdict is the expected one nobody wants any, and derived flows
      // are too many.
      let areDeclared = !topology.flows.isEmpty
      explanations = await evaluator.findingRemedies(of: explanations) {
        !$0.isAsExpected || (areDeclared && $0.flow.expectation == nil)
      }
    }
    let report = CheckReport(
      explanations, findings: await NetworkReview(topology, explanations).findings, in: topology,
      reading.locations)
    switch format {
    case .text: try common.terminal.write(report.text(style: common.terminal.style))
    case .json: try common.terminal.write(report.json.text)
    }
    if report.fails(at: failOn) { throw ExitCode.answerIsNo }
  }
}

extension Finding.Severity: ExpressibleByArgument {}
