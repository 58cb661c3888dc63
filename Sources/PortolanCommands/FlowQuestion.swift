import ArgumentParser
import Diagnostics
import Evaluation
import JSON
import NetworkModel
import PacketSpace
import Reports
import StructuredText
import TopologyFile

/// Which flow a command is about: a declared one by name, or one that the command line describes.
struct FlowQuestion: ParsableArguments {
  /// A family as a topology file writes it.
  enum AddressFamilyName: String, ExpressibleByArgument, CaseIterable {
    case ipv4
    case ipv6

    var family: AddressFamily { self == .ipv4 ? .ipv4 : .ipv6 }
  }

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

  @Option(help: "The ICMP type, a number: 8.")
  var icmpType: Int?

  @Option(help: "The ICMP code, a number; every code if not given.")
  var icmpCode: Int?

  @Option(help: "ipv4 or ipv6; if not given, every family that both ends have.")
  var family: AddressFamilyName?

  @Option(
    help: "The client's source ports: linux, windows, … or a set such as 1024-65535.")
  var clientPorts: String?

  func validate() throws {
    let isDescribed =
      [from, to, protocolName, port].contains { $0 != nil } || icmpType != nil || icmpCode != nil
    if flow != nil, isDescribed {
      throw ValidationError(
        "either --flow, or --from, --to, --protocol and --port or --icmp-type and --icmp-code")
    }
    if icmpCode != nil, icmpType == nil {
      throw ValidationError("an --icmp-code needs an --icmp-type")
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
  ) throws(ExitCode) -> (reading: TopologyReading, topology: Topology, explanation: Explanation) {
    // Declared flows may have any name; this one is unlikely to be among them.
    let name = flow ?? "\(from ?? "") → \(to ?? "") (asked on the command line)"
    let reading = try files.read(terminal, with: flow == nil ? [description(name)] : [])
    let topology = try reading.network()
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
    let asked = try asked(found, terminal)
    return (reading, topology, evaluator.explain(asked))
  }

  /// A declared flow with the client ports and the family of the command line, if it names some.
  private func asked(_ flow: Flow, _ terminal: Terminal) throws(ExitCode) -> Flow {
    guard self.flow != nil else { return flow }
    return Flow(
      name: flow.name, from: flow.from, to: flow.to, traffic: flow.traffic,
      clientPorts: try clientPorts(terminal) ?? flow.clientPorts,
      family: family?.family ?? flow.family, expectation: flow.expectation)
  }

  private func clientPorts(_ terminal: Terminal) throws(ExitCode) -> ClientPorts? {
    guard let clientPorts else { return nil }
    guard let ports = ClientPorts(text: clientPorts) else {
      terminal.complain(
        "error: '\(clientPorts)' is neither a kind of client nor a set of ports "
          + "[flow.client-ports]")
      let kinds = ClientKind.allCases.map(\.rawValue).joined(separator: ", ")
      terminal.complain("  = help: kinds are \(kinds); a set looks like 1024-3388,3390-65535")
      throw .inputIsWrong
    }
    return ports
  }

  /// The flow as the command line describes it.
  private func description(_ name: String) -> SourceText {
    let transport = protocolName ?? "tcp"
    let members: [(String, String?)] = [
      ("name", name), ("from", from), ("to", to), ("protocol", transport),
      ("ports", port), ("family", family?.rawValue), ("clientPorts", clientPorts),
    ]
    let numbers: [(String, Int?)] = [("icmpType", icmpType), ("icmpCode", icmpCode)]
    return .flow(
      members.compactMap { key, value in value.map { (key, .string($0)) } }
        + numbers.compactMap { key, value in value.map { (key, .number($0)) } })
  }
}

extension SourceText {
  /// A flow that the command line declares, as a topology file would, so that it is read and checked like any
  /// other.
  static func flow(_ members: [(name: String, value: JSONValue)]) -> SourceText {
    let texts = members.map { "\"\($0.name)\": \($0.value.text.dropLast())" }
    return SourceText(
      name: "command line", text: "{\"flows\": [{\(texts.joined(separator: ", "))}]}\n")
  }
}
