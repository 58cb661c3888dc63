import ArgumentParser
import Diagrams
import Evaluation
import GraphvizRendering
import HTMLSite
import Pages
import SiteServer
import TopologyFile

/// A site that follows its input: made anew whenever a file changes, and kept as it is while one is faulty.
struct LiveSite {
  /// How often files are looked at.
  private static let pause = Duration.milliseconds(500)

  private let input: DocumentationInput
  private let terminal: Terminal
  private let server: SiteServer
  private var pictures: DrawnPictures
  private var files: [String: String] = [:]
  private var isFaulty = false

  init(_ input: DocumentationInput, _ terminal: Terminal, on server: SiteServer) {
    self.input = input
    self.terminal = terminal
    self.server = server
    self.pictures = DrawnPictures(RenderPool(palette: Diagram.palette).renderer(terminal))
  }

  /// Makes the site, and does so again after every change, until the task is cancelled.
  ///
  /// - Parameter isReady: called after the first time.
  mutating func follow(isReady: () throws -> Void) async throws {
    // Looked at before they are read, so that no change goes unnoticed.
    var seen = WatchedFiles(input.paths)
    await update()
    try isReady()
    while true {
      try await Task.sleep(for: Self.pause)
      let now = WatchedFiles(input.paths)
      let changes = now.changes(since: seen)
      guard !changes.isEmpty else { continue }
      seen = now
      terminal.inform("changed: \(changes.joined(separator: ", "))")
      await update()
    }
  }

  private mutating func update() async {
    let transcript = Transcript()
    var terminal = terminal
    terminal.transcript = transcript
    do {
      let (new, drawnCount) = try await pictures.files(of: try await site(terminal))
      let count = Set(new.keys).union(files.keys).count { new[$0] != files[$0] }
      if count > 0 || isFaulty { await server.publish(new) }
      terminal.inform(
        "\(new.count.grouped) files, \(count.grouped) of them new, \(drawnCount.grouped) pictures drawn"
      )
      files = new
      isFaulty = false
    } catch {
      if !(error is ExitCode) { terminal.complain("error: \(error)") }
      self.terminal.inform("the pages stay as they were until this is put right")
      isFaulty = true
      await server.complain(transcript.text)
    }
  }

  private func site(_ terminal: Terminal) async throws -> Documentation {
    let library = try input.library(terminal)
    let sources = try input.files.sources(terminal)
    let readings = input.readings(of: sources, try input.files.settings(terminal))
    terminal.report(readings.flatMap(\.reading.diagnostics))
    guard let documentation = await input.documentation(of: readings, library) else {
      throw ExitCode.inputIsWrong
    }
    return HTMLSite(pictureStyle: Diagram.palette.pageStyle, isServed: true).site(of: documentation)
  }
}
