import ArgumentParser

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
