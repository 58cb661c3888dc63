import ArgumentParser

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
