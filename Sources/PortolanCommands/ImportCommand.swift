import ArgumentParser
import NetworkSources
import TopologyFile

/// `portolan import`: writes a topology file of what other tools have.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Print the topology file of AWS output, Terraform plans and states, or templates.",
    discussion: """
      Every other command reads these inputs directly; a topology file is for keeping, editing and \
      reviewing. What was read, and what was not, goes to standard error.
      """,
    subcommands: [
      ImportAnyCommand.self, ImportAWSCommand.self, ImportTerraformCommand.self,
      ImportCloudFormationCommand.self,
    ],
    defaultSubcommand: ImportAnyCommand.self)
}

/// `portolan import PATH…`: whatever the inputs are.
struct ImportAnyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "any", abstract: "Import whatever the inputs are, together.")

  @OptionGroup var files: InputFiles
  @OptionGroup var output: ImportOutput
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try output.write(try files.network(common.terminal), common.terminal)
  }
}

/// `portolan import terraform PATH…`.
struct ImportTerraformCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terraform", abstract: "Import Terraform plans (as JSON) and states.")

  @OptionGroup var files: InputFiles
  @OptionGroup var output: ImportOutput
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try output.write(try files.network(common.terminal, only: .terraform), common.terminal)
  }
}

/// `portolan import cloudformation PATH…`.
struct ImportCloudFormationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cloudformation",
    abstract: "Import CloudFormation templates, also of SAM and the CDK.")

  @OptionGroup var files: InputFiles
  @OptionGroup var output: ImportOutput
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try output.write(try files.network(common.terminal, only: .cloudFormation), common.terminal)
  }
}

/// Where an imported topology goes.
struct ImportOutput: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "The topology file to write; - is standard output.",
    completion: .file(extensions: ["yaml", "yml"]))
  var output = "-"

  /// Writes the topology file of a network, unless something is wrong with it.
  func write(_ network: NetworkSources, _ terminal: Terminal) throws {
    let (reading, text) = network.imported()
    terminal.report(reading.diagnostics)
    terminal.report(reading.report)
    guard reading.topology != nil else { throw ExitCode.inputIsWrong }
    try output == "-" ? terminal.write(text) : terminal.write(Array(text.utf8), to: output)
  }
}
