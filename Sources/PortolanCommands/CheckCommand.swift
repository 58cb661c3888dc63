public import ArgumentParser
import Diagnostics
import Evaluation
import Foundation
import JSON
import NetworkModel
import NetworkSources
public import Reports
import Review
import StructuredText
import TopologyFile

/// `portolan check`: evaluates every flow against its expectation, and reviews the network.
struct CheckCommand: AsyncParsableCommand {
  /// How the result is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case sarif
    case junit
    case github
    case csv
    case markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Evaluate every flow against its expectation, and look for faults.",
    discussion: """
      Exits 1 when a verdict is not the expected one, or a finding is bad enough. 'portolan checks' \
      says what is looked for; suppressions in portolan.yml accept findings.
      """)

  @OptionGroup var files: InputFiles

  @Option(help: "How to print the result.")
  var format = Format.text

  @Option(
    help: "The least severe finding that makes the check fail; an unexpected verdict is an error.")
  var failOn = FailureLevel.error

  @Option(
    help: ArgumentHelp(
      "What an earlier check wrote with --format json or sarif: only what is not in it makes the check fail.",
      valueName: "file"), completion: .file(extensions: ["json", "sarif"]))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "The day to judge dates by, such as 2027-01-31; if not given, no acceptance has expired.",
      valueName: "day"))
  var today: Day?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let terminal = common.terminal
    let baseline = try baseline.map { try Self.baseline($0, terminal) }
    let sources = try files.network(terminal)
    let reading = files.read(sources, terminal)
    let topology = try reading.network()
    let evaluator = Evaluator(topology)
    var explanations: [Explanation] = await evaluator.explainFlows()
    if format == .json {
      // The others name no remedies; where a verdict is the expected one nobody wants any, and derived flows
      // are too many.
      let areDeclared = !topology.flows.isEmpty
      explanations = await evaluator.findingRemedies(of: explanations) {
        !$0.isAsExpected || (areDeclared && $0.flow.expectation == nil)
      }
    }
    let review = await NetworkReview(
      topology, explanations, accepting: reading.suppressions, today: today?.text)
    terminal.report(review.diagnostics)
    let report = CheckReport(
      explanations, findings: review.findings, accepted: review.accepted, in: topology,
      reading.locations, baseline: baseline,
      input: sources.sources.first?.name ?? "standard input",
      folder: FileManager.default.currentDirectoryPath)
    try terminal.write(text(of: report, terminal.style))
    if report.fails(at: failOn) { throw ExitCode.answerIsNo }
  }

  private func text(of report: CheckReport, _ style: TextStyle) -> String {
    switch format {
    case .text: report.text(style: style)
    case .json: report.json.text
    case .sarif: report.sarif(version: PortolanCommand.configuration.version).text
    case .junit: report.junit(failingAt: failOn)
    case .github: report.github
    case .csv: report.csv
    case .markdown: report.markdown()
    }
  }

  private static func baseline(
    _ path: String, _ terminal: Terminal
  ) throws(ExitCode) -> FindingsBaseline {
    var ids: Set<String> = []
    for source in try FoundFiles.read(path, ["json", "sarif"], terminal) {
      let (baseline, diagnostics) = FindingsBaseline.read(source)
      terminal.report(diagnostics)
      guard let baseline else { throw .inputIsWrong }
      ids.formUnion(baseline.ids)
    }
    return FindingsBaseline(ids)
  }
}

extension FailureLevel: ExpressibleByArgument {}
