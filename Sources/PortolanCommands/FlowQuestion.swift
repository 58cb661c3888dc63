import ArgumentParser
import Diagnostics
import Evaluation
import NetworkModel
import Reports
import TopologyFile

/// Which flow a command is about: a declared one by name, or one that the command line describes.
struct FlowQuestion: ParsableArguments {
  @Option(help: "A declared flow, by its name.")
  var flow: String?

  @Option(help: "The source: an ID, a name, an IP address, a CIDR or internet.")
  var from: String?

  @Option(help: "The destination, likewise.")
  var to: String?

  @Option(
    name: .customLong("protocol"), help: "tcp, udp, icmp, icmpv6 or a number; tcp if not given.")
  var protocolName: String?

  @Option(help: "The destination port, a range or several: 80, 8000-8099, 80,443.")
  var port: String?

  @Option(
    help: "The client's source ports: linux, windows, … or a set such as 1024-65535.")
  var clientPorts: String?

  func validate() throws {
    if flow != nil, [from, to, protocolName, port].contains(where: { $0 != nil }) {
      throw ValidationError("either --flow, or --from, --to, --protocol and --port")
    }
    guard flow == nil else { return }
    if from == nil || to == nil {
      throw ValidationError("name a flow with --flow, or describe one with --from and --to")
    }
    if port == nil, ["tcp", "udp", "6", "17"].contains(protocolName ?? "tcp") {
      throw ValidationError("a \(protocolName ?? "tcp") flow needs a --port")
    }
  }

  /// Reads the network and finds the flow.
  func answer(
    _ files: InputFiles, _ terminal: Terminal
  ) throws(ExitCode) -> (topology: Topology, explanation: Explanation) {
    // Declared flows may have any name; this one is unlikely to be among them.
    let name = flow ?? "\(from ?? "") → \(to ?? "") (asked on the command line)"
    let topology = try files.read(terminal, with: flow == nil ? [description(name)] : [])
    let evaluator = Evaluator(topology)
    guard let found = evaluator.flows.last(where: { $0.name == name }) else {
      terminal.complain("error: no flow is called '\(name)' [flow.unknown]")
      let names = evaluator.flows.map(\.name)
      let help =
        closest(to: name, among: names).map { "did you mean '\($0)'?" }
        ?? (names.isEmpty
          ? "the input declares no flows"
          : "there are \(names.map { "'\($0)'" }.joined(separator: ", "))")
      terminal.complain("  = help: \(help)")
      throw .inputIsWrong
    }
    let asked = try withClientPorts(found, in: topology, terminal, files)
    return (topology, evaluator.explain(asked))
  }

  /// A declared flow with the client ports of the command line, if it names some.
  private func withClientPorts(
    _ flow: Flow, in topology: Topology, _ terminal: Terminal, _ files: InputFiles
  ) throws(ExitCode) -> Flow {
    guard self.flow != nil, let clientPorts else { return flow }
    guard let ports = ClientPorts(text: clientPorts) else {
      terminal.complain(
        "error: '\(clientPorts)' is neither a kind of client nor a set of ports "
          + "[flow.client-ports]")
      let kinds = ClientKind.allCases.map(\.rawValue).joined(separator: ", ")
      terminal.complain("  = help: kinds are \(kinds); a set looks like 1024-3388,3390-65535")
      throw .inputIsWrong
    }
    return Flow(
      name: flow.name, from: flow.from, to: flow.to, traffic: flow.traffic, clientPorts: ports,
      family: flow.family, expectation: flow.expectation)
  }

  /// The flow as a topology file would declare it, so that it is read and checked like any other.
  private func description(_ name: String) -> SourceText {
    let transport = protocolName ?? "tcp"
    let members: [(String, String?)] = [
      ("name", name), ("from", from), ("to", to), ("protocol", transport),
      ("ports", port), ("clientPorts", clientPorts),
    ]
    let flow = members.compactMap { key, value in value.map { "\"\(key)\": \($0.quoted)" } }
    return SourceText(
      name: "command line", text: "{\"flows\": [{\(flow.joined(separator: ", "))}]}\n")
  }
}

extension String {
  /// As a JSON string.
  var quoted: String {
    String(JSONValue.string(self).text.dropLast())
  }
}
