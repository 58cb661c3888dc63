import ArgumentParser
import Evaluation
import NetworkModel
import NetworkSources
import Pages
import Planning
import RemedyScripts
import TopologyFile

/// `portolan plan`: writes the rules that the declared flows need, and no others.
struct PlanCommand: AsyncParsableCommand {
  /// What the rules are written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown
    /// A topology file.
    case yaml
    case terraform
    case cloudformation
  }

  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Write the rules that admit the declared flows and their replies, and nothing else.",
    discussion: """
      Takes the flows that are declared, but those of which the network expects that they are denied or work in part. \
      Everything but the rules of groups and ACLs stays as it is. The rules are proven by evaluation before they are \
      written. A topology file has what the input has; annotations stay in their own file. Exits 0 when every flow gets what is wanted of it, else 1.
      """)

  @OptionGroup var files: InputFiles

  @Option(help: "What to write the rules as.")
  var format = Format.markdown

  @Option(help: "Whose words the tables of Markdown use: article, console or guide.")
  var profile = RuleVocabulary.Profile.article

  @Option(
    name: .shortAndLong, help: "The file to write; - is standard output.", completion: .file())
  var output = "-"

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let terminal = common.terminal
    let sources = try files.network(terminal)
    let reading = sources.read()
    terminal.report(reading.diagnostics)
    let topology = try reading.network()
    guard topology.flows.contains(where: \.isWanted) else {
      terminal.complain("error: no flow is declared that is to be allowed [plan.no-flows]")
      terminal.complain(
        "  = help: declare under 'flows:' who calls whom and on which port, in a topology file or in portolan.yml"
      )
      throw ExitCode.inputIsWrong
    }
    let plan = await LeastPrivilegePlan(for: topology)
    let text =
      switch format {
      case .markdown:
        Documentation.page(of: plan, profile: profile, templates: try TemplateLibrary())
      case .terraform: FilterScript(plan.topology).terraform
      case .cloudformation: FilterScript(plan.topology).cloudFormation
      case .yaml: sources.text(withRulesOf: plan.topology)
      }
    try output == "-" ? terminal.write(text) : terminal.write(Array(text.utf8), to: output)
    report(plan, terminal)
    guard plan.isComplete else { throw ExitCode.answerIsNo }
  }

  /// Says what was proven, and everything that was not.
  private func report(_ plan: LeastPrivilegePlan, _ terminal: Terminal) {
    for planned in plan.flows where !planned.obstacles.isEmpty {
      terminal.complain(
        "\(planned.flow.name) is \(planned.outcome.rawValue), and no rule can change that: "
          + planned.obstacles.joined(separator: "; "))
    }
    for failure in plan.proof.failures { terminal.complain("error: \(failure.sentence)") }
    for remark in plan.remarkSentences { terminal.inform("warning: \(remark)") }
    terminal.inform(plan.proof.sentence)
  }
}
