import ArgumentParser
import Diagrams
import GraphvizRendering
import JSON
import NetworkModel
import NetworkSources
import Pages
import Reports
import Review
import StructuredText
import TopologyFile

/// `portolan diff`: what changed between two networks, in rules, packets and flows.
struct DiffCommand: AsyncParsableCommand {
  /// How the difference is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two networks: which rules changed, which packets, which verdicts.",
    discussion: """
      Takes an old and a new network in any formats, or one Terraform plan, of which it compares what there is with \
      what there will be. Markdown is a comment for a pull request, never longer than GitHub takes. Exits 0, or with \
      --exit-code 1 when something means something else.
      """)

  @Argument(
    help: ArgumentHelp(
      "The old and the new network, each a file, a folder or - for standard input; or one Terraform plan.",
      valueName: "network"),
    completion: .file(extensions: ["yaml", "yml", "json", "template", "tfstate"]))
  var networks: [String]

  @Option(help: "How to print the difference.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      """
      Flows, names, clients and what there is to say of rules, of both networks; if not given, the portolan.yml beside \
      each, or that of the other.
      """,
      valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var annotations: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      A folder of its own for diff.md and pictures of each flow that fares otherwise, before and after.
      """,
      valueName: "folder"), completion: .directory)
  var output: String?

  @Flag(help: "Exit 1 when a packet or a flow is treated otherwise, or may be.")
  var exitCode = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...2).contains(networks.count) else {
      throw ValidationError("name an old and a new network, or one Terraform plan")
    }
    guard networks != ["-", "-"] else {
      throw ValidationError("only one of the two networks can be standard input")
    }
    guard output != "", output != "-" else {
      throw ValidationError("--output names the folder to write to")
    }
  }

  func run() async throws {
    let terminal = common.terminal
    let read = try networks(of: try sides(terminal), terminal)
    let difference = await NetworkDifference(from: read[0], to: read[1])
    if let output { try await write(difference, to: output, terminal) }
    switch format {
    case .text: try terminal.write(difference.text(style: terminal.style))
    case .json: try terminal.write(difference.json.text)
    case .markdown: try terminal.write(DifferencePage(difference).comment)
    }
    if exitCode, !difference.isWithoutEffect { throw ExitCode.answerIsNo }
  }

  /// The two networks. Annotations of both may speak of what is in one of them only: the other one is then
  /// read without them, for its flows are asked of both anyway.
  private func networks(
    of sides: [NetworkSources], _ terminal: Terminal
  ) throws(ExitCode) -> [Topology] {
    var readings = sides.map { $0.read() }
    let unread = readings.indices.filter { readings[$0].topology == nil }
    if unread.count == 1, sides[0].annotations.map(\.name) == sides[1].annotations.map(\.name) {
      var side = sides[unread[0]]
      side.annotations = []
      let reading = side.read()
      if reading.topology != nil {
        readings[unread[0]] = reading
        terminal.inform(
          "the \(unread[0] == 0 ? "old" : "new") network is read without annotations, "
            + "which name what only the other one has")
      }
    }
    var networks: [Topology] = []
    for reading in readings {
      terminal.report(reading.diagnostics)
      networks.append(try reading.network())
    }
    return networks
  }

  private func sides(_ terminal: Terminal) throws(ExitCode) -> [NetworkSources] {
    var paths: [String?] = networks.map { annotations ?? AnnotationFile.path(near: [$0]) }
    if let known = paths.compactMap({ $0 }).first { paths = paths.map { $0 ?? known } }
    var sides: [NetworkSources] = []
    for (network, annotations) in zip(networks, paths) {
      var sources = NetworkSources(
        try FoundFiles.read(network, FoundFiles.networkExtensions, terminal))
      if let annotations {
        sources.annotations = try FoundFiles.read(annotations, ["yaml", "yml"], terminal)
      }
      sides.append(sources)
    }
    return sides.count == 2 ? sides : try bothSides(of: sides[0], terminal)
  }

  /// What there is and what there will be, of one plan.
  private func bothSides(
    of plan: NetworkSources, _ terminal: Terminal
  ) throws(ExitCode) -> [NetworkSources] {
    guard plan.changeSomething else {
      terminal.complain(
        "error: '\(networks[0])' is no Terraform plan that changes something [diff.one-network]")
      terminal.complain("  = help: name an old and a new network")
      throw .inputIsWrong
    }
    var (before, after) = (plan, plan)
    before.format = .terraform
    after.format = .terraform
    before.side = .before
    after.side = .after
    return [before, after]
  }

  private func write(
    _ difference: NetworkDifference, to folder: String, _ terminal: Terminal
  ) async throws {
    let pool = RenderPool(palette: Diagram.palette)
    let documentation = Documentation(of: difference) { explanation, topology, id in
      Diagram.flow(explanation, in: topology, id: id).drawing
    }
    do {
      let summary = try await DocumentationWriter(root: folder, renderer: pool.renderer(terminal))
        .write(documentation)
      terminal.progress(nil)
      terminal.inform("\(folder): \(summary.written.count) files written")
    } catch {
      terminal.progress(nil)
      throw terminal.worldFailed("\(error)")
    }
  }
}
