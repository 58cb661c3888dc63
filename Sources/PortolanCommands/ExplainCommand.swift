import ArgumentParser
import Evaluation
import Pages
import Reports

/// `portolan explain`: answers one question.
struct ExplainCommand: ParsableCommand {
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

  func run() throws {
    let terminal = common.terminal
    let (topology, explanation) = try question.answer(files, terminal)
    switch format {
    case .text: terminal.write(explanation.text(in: topology, style: terminal.style))
    case .json: terminal.write(explanation.json.text)
    case .markdown: terminal.write(try FlowPage.text(of: explanation, in: topology))
    }
  }
}
