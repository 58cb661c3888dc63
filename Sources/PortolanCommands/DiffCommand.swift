import ArgumentParser
import Evaluation
import JSON
import NetworkModel
import NetworkSources
import Reports
import Review
import TopologyFile

/// `portolan diff`: what changed between two networks, in rules, packets and flows.
struct DiffCommand: AsyncParsableCommand {
  /// How the difference is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two networks: which rules changed, which packets, which verdicts.",
    discussion: """
      Takes an old and a new network in any formats, or one Terraform plan, of which it compares what there is with \
      what there will be. Exits 0, or with --exit-code 1 when something means something else.
      """)

  @Argument(
    help: ArgumentHelp(
      "The old and the new network, each a file or a folder; or one Terraform plan.",
      valueName: "network"),
    completion: .file(extensions: ["yaml", "yml", "json", "template", "tfstate"]))
  var networks: [String]

  @Option(help: "How to print the difference.")
  var format = Format.text

  @Flag(help: "Exit 1 when a packet or a flow is treated otherwise.")
  var exitCode = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...2).contains(networks.count) else {
      throw ValidationError("name an old and a new network, or one Terraform plan")
    }
  }

  func run() async throws {
    let terminal = common.terminal
    let sides: [NetworkSources] =
      try networks.count == 2
      ? networks.map { try sources($0, terminal) } : bothSides(terminal)
    var read: [(Topology, [Explanation])] = []
    for side in sides {
      let reading = side.read()
      terminal.report(reading.diagnostics)
      let topology = try reading.network()
      read.append((topology, await Evaluator(topology).explainFlows()))
    }
    let difference = NetworkDifference(
      from: read[0].0, read[0].1, to: read[1].0, read[1].1)
    switch format {
    case .text: try terminal.write(difference.text(style: terminal.style))
    case .json: try terminal.write(difference.json.text)
    }
    if exitCode, !difference.isWithoutEffect { throw ExitCode.answerIsNo }
  }

  private func sources(_ path: String, _ terminal: Terminal) throws(ExitCode) -> NetworkSources {
    var network = NetworkSources(
      try FoundFiles.read(path, FoundFiles.networkExtensions, terminal))
    if let file = AnnotationFile.path(near: [path]) {
      network.annotations = try FoundFiles.read(file, ["yaml", "yml"], terminal)
    }
    return network
  }

  /// What there is and what there will be, of one plan.
  private func bothSides(_ terminal: Terminal) throws(ExitCode) -> [NetworkSources] {
    var before = try sources(networks[0], terminal)
    guard before.changeSomething else {
      terminal.complain(
        "error: '\(networks[0])' is no Terraform plan that changes something [diff.one-network]")
      terminal.complain("  = help: name an old and a new network")
      throw .inputIsWrong
    }
    before.format = .terraform
    var after = before
    before.side = .before
    after.side = .after
    return [before, after]
  }
}
