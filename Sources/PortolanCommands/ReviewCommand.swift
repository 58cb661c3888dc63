import ArgumentParser
import DOT
import Diagrams
import Evaluation
import Fingerprints
import GraphvizRendering
import Markup
import NetworkModel
import NetworkSources
import Pages
import Provenance
import Reports
import Review
import StructuredText
import TopologyFile

/// `portolan review`: writes the review of a network's rules, to be signed.
struct ReviewCommand: AsyncParsableCommand {
  /// What is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// A folder with everything.
    case folder
    case markdown
    case html
    /// The rules, for a spreadsheet.
    case csv
  }

  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Write the rule review: every rule with its reason, what is wrong, lines to sign.",
    discussion: """
      By default a folder: review.md with its pictures, review.html that holds them, rules.csv and findings.csv. \
      With --format one of them is printed. Flows have to be declared for Portolan to know which rules are needed.
      """)

  @OptionGroup var files: InputFiles

  @Option(help: "What to write: a folder with everything, or markdown, html or csv alone.")
  var format = Format.folder

  @Option(
    name: .shortAndLong, help: "The folder, or the file of one format; - is standard output.",
    completion: .directory)
  var output: String?

  @Flag(inversion: .prefixedNo, help: "Draw the flows and VPCs.")
  var pictures = true

  @Option(help: ArgumentHelp("The day to judge dates by, such as 2027-01-31.", valueName: "day"))
  var today: Day?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let terminal = common.terminal
    let network = try files.network(terminal)
    let reading = network.read()
    terminal.report(reading.diagnostics)
    terminal.report(reading.report)
    let topology = try reading.network()
    let explanations = await Evaluator(topology).explainFlowsWithNeeds()
    let review = await NetworkReview(
      topology, explanations, accepting: reading.suppressions, today: today?.text)
    terminal.report(review.diagnostics)
    let report = RuleReviewReport(
      of: topology, explanations, review, reading.locations, reading.report,
      sources: (network.sources + network.annotations).map { source in
        ReviewSource(
          name: source.name, size: source.bytes.count, sha256: Fingerprint(of: source.bytes).text)
      },
      version: PortolanCommand.configuration.version, today: today?.text,
      title: InputFiles.title(files.inputs.first))
    switch format {
    case .folder:
      try await write(report, drawings(topology, explanations), terminal)
    case .markdown: try print(MarkdownWriter.text(report.document([])), terminal)
    case .html:
      let drawn = try await rendered(drawings(topology, explanations), terminal)
      try print(HTMLWriter.text(report.document(drawn)), terminal)
    case .csv: try print(report.ruleLines, terminal)
    }
  }

  private func print(_ text: String, _ terminal: Terminal) throws {
    guard let output, output != "-" else { return try terminal.write(text) }
    try terminal.write(Array(text.utf8), to: output)
  }

  // MARK: Pictures

  /// The overviews, then the flows: all that are declared, or those that are not as expected where these are
  /// too many to look at.
  private func drawings(
    _ topology: Topology, _ explanations: [Explanation]
  ) -> [(path: String, drawing: Drawing)] {
    guard pictures else { return [] }
    let overviews = topology.vpcs.prefix(Self.mostPictures).enumerated().map { number, vpc in
      (
        "vpc-\(number + 1)",
        Diagram.overview(
          of: vpc, explanations, in: topology, id: "vpc\(number + 1)"
        ).drawing
      )
    }
    let declared = topology.flows.isEmpty ? [] : explanations
    let shown =
      declared.count > Self.mostPictures ? declared.filter { !$0.isAsExpected } : declared
    let flows = shown.prefix(Self.mostPictures).enumerated().map { number, explanation in
      (
        "flow-\(number + 1)",
        Diagram.flow(explanation, in: topology, id: "flow\(number + 1)", link: { _ in nil }).drawing
      )
    }
    return overviews + flows
  }

  /// More than these nobody looks at before signing.
  private static let mostPictures = 40

  private func rendered(
    _ drawings: [(path: String, drawing: Drawing)], _ terminal: Terminal
  ) async throws -> [Picture] {
    guard !drawings.isEmpty else { return [] }
    terminal.progress("drawing \(drawings.count) pictures …")
    defer { terminal.progress(nil) }
    do {
      let results = try await RenderPool(palette: Diagram.palette).render(drawings.map(\.drawing))
      return try zip(drawings, results).map { drawn, result in
        Picture(
          path: "diagrams/\(drawn.path).svg", title: drawn.drawing.title,
          svg: try result.get().text)
      }
    } catch {
      throw terminal.worldFailed("\(error)")
    }
  }

  private func write(
    _ report: RuleReviewReport, _ drawings: [(path: String, drawing: Drawing)],
    _ terminal: Terminal
  ) async throws {
    let root = output ?? "review"
    let drawn = try await rendered(drawings, terminal)
    let page = report.document(drawn)
    let documents = [
      ("review.md", MarkdownWriter.text(page)), ("review.html", HTMLWriter.text(page)),
      ("rules.csv", report.ruleLines), ("findings.csv", report.findingLines),
    ]
    let files = (documents + drawn.map { ($0.path, $0.svg) }).map {
      OutputFile(path: $0.0, content: .text($0.1))
    }
    // The pictures are drawn already: the HTML page holds them.
    let renderer = PictureRenderer(graphvizVersion: "", style: "") { _ in [] }
    do {
      let summary = try await DocumentationWriter(root: root, renderer: renderer).write(
        Documentation(files: files))
      terminal.inform(
        summary.isUnchanged
          ? "\(root): \(summary.unchangedCount) files, nothing changed"
          : "\(root): \(summary.written.count) files written")
      for path in summary.kept {
        terminal.inform("kept \(root)/\(path): it was changed by somebody else")
      }
    } catch {
      throw terminal.worldFailed("\(error)")
    }
  }
}
