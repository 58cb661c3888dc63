import ArgumentParser
import Foundation
import TopologyFile

/// `portolan init`: writes a commented starter file.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented topology file to start from.")

  @Argument(help: "The file to write; - is standard output. An existing file is left alone.")
  var path = "topology.yaml"

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard path != "-" else {
      common.terminal.write(TopologyFile.starter)
      return
    }
    do {
      try Data(TopologyFile.starter.utf8).write(
        to: URL(filePath: path), options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      common.terminal.complain("error: '\(path)' exists already; name another file [init.exists]")
      throw ExitCode.answerIsNo
    } catch {
      throw common.terminal.worldFailed("cannot write '\(path)': \(error.localizedDescription)")
    }
    common.terminal.inform("wrote \(path); now: portolan check \(path)")
  }
}
