public import ArgumentParser
import Diagnostics
import Foundation
import NetworkModel
public import NetworkSources
import Review
import StructuredText
import TopologyFile

/// The files of one network, as named on the command line, and how to read them.
struct InputFiles: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      """
      Topology files, AWS describe output, Terraform plans or states, CloudFormation templates, or folders of \
      them; several are one network. - is standard input.
      """,
      valueName: "input"),
    completion: .file(extensions: ["yaml", "yml", "json", "template", "tfstate"]))
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "Flows, names, clients and what there is to say of rules; if not given, the portolan.yml beside the first input or "
        + "above it.",
      valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var annotations: String?

  @Option(
    help: ArgumentHelp(
      "Values of CloudFormation parameters: a JSON file as the AWS command line takes it.",
      valueName: "file"),
    completion: .file(extensions: ["json", "yaml", "yml"]))
  var parameters: String?

  @Option(
    help: ArgumentHelp(
      "The Terraform configuration that a plan comes from, to point to lines of it.",
      valueName: "folder"), completion: .directory)
  var source: String?

  @Option(help: "Of a Terraform plan that changes a network: which state is meant.")
  var side = NetworkSources.Side.after

  /// What a network is called whose sources do not say: as its file or folder.
  static func title(_ path: String?) -> String {
    guard let path, path != "-" else { return "Network" }
    let name = URL(filePath: path).standardizedFileURL.deletingPathExtension().lastPathComponent
    return name.isEmpty || name == "/" ? "Network" : name
  }

  /// Reads the network; whatever is wrong with it is reported, all at once.
  ///
  /// - Parameter more: what the command line itself declares, such as a flow to explain.
  func read(_ terminal: Terminal, with more: [SourceText] = []) throws(ExitCode) -> TopologyReading
  {
    var network = try network(terminal)
    network.declarations = more
    return read(network, terminal)
  }

  /// Reads a network of sources; whatever is wrong with it is reported, all at once.
  func read(_ network: NetworkSources, _ terminal: Terminal) -> TopologyReading {
    let reading = network.read()
    terminal.report(reading.diagnostics)
    terminal.report(reading.report)
    return reading
  }

  /// The sources of the network, unread.
  ///
  /// - Parameter format: the only format that is wanted; nil: whatever they are.
  func network(_ terminal: Terminal, only format: SourceFormat? = nil) throws(ExitCode)
    -> NetworkSources
  {
    var network = try settings(terminal)
    network.sources = try sources(terminal)
    network.format = format
    return network
  }

  /// How to read the sources, without any.
  func settings(_ terminal: Terminal) throws(ExitCode) -> NetworkSources {
    var network = NetworkSources([])
    network.checks = Check.all.map(\.id)
    network.side = side
    if let path = annotationFile {
      network.annotations = try FoundFiles.read(path, Self.annotationExtensions, terminal)
    }
    if let source {
      network.configuration = try FoundFiles.read(source, Self.sourceExtensions, terminal)
    }
    if let parameters {
      network.parameterFiles = try FoundFiles.read(parameters, Self.parameterExtensions, terminal)
    }
    return network
  }

  /// Everything that is read, as it is there now.
  var paths: [String] {
    FoundFiles.paths(of: inputs, FoundFiles.networkExtensions)
      + FoundFiles.paths(of: annotationFile.map { [$0] } ?? [], Self.annotationExtensions)
      + FoundFiles.paths(of: source.map { [$0] } ?? [], Self.sourceExtensions)
      + FoundFiles.paths(of: parameters.map { [$0] } ?? [], Self.parameterExtensions)
  }

  private static let annotationExtensions = ["yaml", "yml"]
  private static let sourceExtensions = ["tf"]
  private static let parameterExtensions = ["json", "yaml", "yml"]

  private var annotationFile: String? { annotations ?? AnnotationFile.path(near: inputs) }

  /// The content of the files, folders taken apart.
  func sources(_ terminal: Terminal) throws(ExitCode) -> [SourceText] {
    guard !inputs.isEmpty else {
      terminal.complain("error: name the files to read, or - for standard input [input.none]")
      throw .validationFailure
    }
    return try FoundFiles.read(inputs, FoundFiles.networkExtensions, terminal)
  }
}

extension TopologyReading {
  /// The network.
  ///
  /// - Throws: where something is wrong with the input, which has been reported.
  func network() throws(ExitCode) -> Topology {
    guard let topology else { throw .inputIsWrong }
    return topology
  }
}

extension NetworkSources.Side: ExpressibleByArgument {}
