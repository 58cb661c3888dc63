import ArgumentParser
import Evaluation
import JSON
import NetworkModel
import PacketSpace
import Pages
import Reports
import StructuredText
import TopologyFile

/// `portolan reach`: says who can talk to whom.
struct ReachCommand: AsyncParsableCommand {
  /// How the answer is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
    case markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "reach",
    abstract: "List who can talk to whom, with which ports, and where replies are lost.",
    discussion: """
      Interfaces with the same filters are one row. With --from alone: what it can reach; with --to \
      alone: what can reach it. Exits 0 whatever the answer is.
      """)

  @OptionGroup var files: InputFiles

  @Option(help: "Who asks: an ID, a name, a group, an IP address, a CIDR or internet.")
  var from: String?

  @Option(help: "Who answers, likewise.")
  var to: String?

  @Option(
    help: "The server's TCP or UDP ports: 443, 8000-8099, 80,443; without it every protocol.")
  var port: String?

  @Option(help: "How to print the answer.")
  var format = Format.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard let port, PortSet(port) == nil else { return }
    throw ValidationError("'\(port)' is no set of ports; one looks like 80,8000-8099")
  }

  func run() async throws {
    let terminal = common.terminal
    let asked = [
      from.map { Self.flow("source", from: $0, to: "internet") },
      to.map { Self.flow("destination", from: "internet", to: $0) },
    ].compactMap { $0 }
    let topology = try files.read(terminal, with: asked).network()
    let ends = topology.flows.suffix(asked.count)
    let evaluator = Evaluator(topology)
    let reachability = await evaluator.reachability(
      from: from == nil ? nil : ends.first?.from, to: to == nil ? nil : ends.last?.to,
      ports: port.flatMap { PortSet($0) })
    switch format {
    case .text: try terminal.write(reachability.text(style: terminal.style))
    case .json: try terminal.write(reachability.json.text)
    case .csv: try terminal.write(reachability.csv)
    case .markdown:
      try terminal.write(Documentation.page(of: reachability, templates: try TemplateLibrary()))
    }
  }

  /// A flow between two ends, to have them read and checked like those of any other.
  private static func flow(_ name: String, from: String, to: String) -> SourceText {
    .flow([
      ("name", .string("\(name) asked about on the command line")), ("from", .string(from)),
      ("to", .string(to)), ("protocol", .string("tcp")), ("port", .number(443)),
    ])
  }
}
