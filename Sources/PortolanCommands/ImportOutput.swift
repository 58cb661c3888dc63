import ArgumentParser
import NetworkSources
import TopologyFile

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
