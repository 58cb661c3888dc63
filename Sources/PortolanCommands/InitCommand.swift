import ArgumentParser
import TopologyFile

/// `portolan init`: writes a commented starter file.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented topology file to start from.")

  @Argument(help: "The file to write; - is standard output. An existing file is left alone.")
  var path = "topology.yaml"

  @OptionGroup var common: CommonOptions

  func run() throws {
    let terminal = common.terminal
    guard path != "-" else {
      try terminal.write(TopologyFile.starter)
      return
    }
    try terminal.write(Array(TopologyFile.starter.utf8), to: path, isNew: true)
    terminal.inform("wrote \(path); now: portolan check \(path)")
  }
}
