import ArgumentParser
import NetworkSources

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
