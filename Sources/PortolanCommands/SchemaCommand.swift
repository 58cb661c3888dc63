import ArgumentParser
import TopologyFile

/// `portolan schema`: prints the JSON Schema of topology files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of topology files, for editors.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.terminal.write(TopologyFile.schema)
  }
}
