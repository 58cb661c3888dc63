import ArgumentParser
import Evaluation
import JSON
import NetworkModel
import Pages
import Reports
import TopologyFile

/// `portolan explain`: answers one question.
struct ExplainCommand: AsyncParsableCommand {
  /// How the answer is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain one flow: the verdict, the path, the deciding rules, what to change.",
    discussion: "Exits 0 whatever the verdict is.")

  @OptionGroup var files: InputFiles
  @OptionGroup var question: FlowQuestion

  @Option(help: "How to print the answer.")
  var format = Format.text

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let terminal = common.terminal
    let (reading, topology, answer) = try question.answer(files, terminal)
    let evaluator = Evaluator(topology)
    let explanation =
      await evaluator.findingCriticalRules(of: evaluator.findingRemedies(of: [answer])).first
      ?? answer
    switch format {
    case .text:
      try terminal.write(explanation.text(in: topology, reading.locations, style: terminal.style))
    case .json: try terminal.write(explanation.json(in: topology, reading.locations).text)
    case .markdown: try terminal.write(try await markdown(explanation, in: topology, reading))
    }
  }

  /// The page that `generate` writes for the flow, without the picture.
  private func markdown(
    _ explanation: Explanation, in topology: Topology, _ reading: TopologyReading
  ) async throws -> String {
    let network = DocumentedNetwork(
      name: "network", topology: topology, explanations: [explanation],
      locations: reading.locations)
    let documentation = await Documentation(
      of: [network], templates: try TemplateLibrary(), draw: { _, _, _, _, _ in nil })
    let pages = documentation.files.lazy.compactMap { file in
      if case .text(let text) = file.content, file.path.hasPrefix("flows/") { text } else { nil }
    }
    return pages.first ?? ""
  }
}
