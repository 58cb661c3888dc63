import AWSLive
import ArgumentParser
import Foundation
import NetworkSources
import StructuredText

/// `portolan import aws PATH…`, or with --live what AWS says now.
struct ImportAWSCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aws", abstract: "Import the output of AWS describe commands, or ask AWS.",
    discussion: """
      --live runs the 'aws' command line, which has to be installed, with the user's own credentials; it \
      only describes and changes nothing.
      """)

  @OptionGroup var files: InputFiles
  @OptionGroup var output: ImportOutput

  @Flag(help: "Ask AWS instead of reading files.")
  var live = false

  @Option(help: "With --live: the profile of the 'aws' command line.")
  var profile: String?

  @Option(help: "With --live: a Region to ask; several: --region A --region B.")
  var region: [String] = []

  @Option(help: ArgumentHelp("With --live: whom to ask instead of AWS.", valueName: "url"))
  var endpointURL: String?

  @Option(
    help: ArgumentHelp("With --live: a folder to keep the answers in.", valueName: "folder"),
    completion: .directory)
  var save: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if live, !files.inputs.isEmpty {
      throw ValidationError("either --live, or files to read")
    }
    let asks = profile != nil || !region.isEmpty || endpointURL != nil || save != nil
    if !live, asks {
      throw ValidationError("--profile, --region, --endpoint-url and --save go with --live")
    }
  }

  func run() async throws {
    let terminal = common.terminal
    guard live else {
      try output.write(try files.network(terminal, only: .aws), terminal)
      return
    }
    var network = try files.settings(terminal)
    network.sources = try await answers(terminal)
    network.format = .aws
    try output.write(network, terminal)
  }

  private func answers(_ terminal: Terminal) async throws -> [SourceText] {
    let fetched: LiveNetwork
    do {
      fetched = try await LiveNetwork.fetch(
        profile: profile, regions: region, endpoint: endpointURL
      ) { answered, asked in
        terminal.progress("asked AWS \(answered) of \(asked) questions …")
      }
      terminal.progress(nil)
    } catch {
      terminal.progress(nil)
      throw terminal.worldFailed("\(error)")
    }
    for gap in fetched.gaps {
      let place = gap.region.map { " in \($0)" } ?? ""
      terminal.complain(
        "warning: 'aws \(gap.question)'\(place) has no answer: \(gap.message) [aws.no-answer]")
      if gap.isForbidden {
        terminal.complain("  = help: the permission \(gap.permission) is missing")
      }
    }
    if let save {
      for answer in fetched.answers { try keep(answer, in: save, terminal) }
      terminal.inform("kept \(fetched.answers.count) answers in \(save)")
    }
    return fetched.answers.map(\.source)
  }

  private func keep(
    _ answer: LiveNetwork.Answer, in folder: String, _ terminal: Terminal
  ) throws {
    let directory = URL(filePath: folder).appending(path: answer.folder)
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    } catch {
      throw terminal.worldFailed("cannot make the folder '\(directory.path)'")
    }
    try terminal.write(
      answer.source.bytes, to: directory.appending(path: answer.fileName).path)
  }
}
