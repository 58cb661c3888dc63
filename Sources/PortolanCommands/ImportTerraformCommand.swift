import ArgumentParser
import NetworkSources

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
