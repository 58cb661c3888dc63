import ArgumentParser
import Foundation
import SiteServer

/// `portolan serve`: shows the documentation in the browser while its input is edited.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the documentation in the browser, and follow every change of its input.",
    discussion: """
      Prints the address, answers this machine only, and writes no files. Pages reload when an input, its \
      portolan.yml or a template changes; while the input is faulty they stay as they were, and say what is \
      wrong. Ctrl-C ends it.
      """)

  @OptionGroup var input: DocumentationInput

  @Option(help: "The port to listen on; 0 for any that is free.")
  var port: UInt16 = 4280

  @Flag(inversion: .prefixedNo, help: "Open the pages in the browser.")
  var open = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !input.files.inputs.contains("-") else {
      throw ValidationError("serve reads its input again and again: name files in place of -")
    }
  }

  func run() async throws {
    let terminal = common.terminal
    // A name that is mistyped is no input to wait for.
    _ = try input.files.sources(terminal)
    let interruptions = Interruption.stream()
    let server = try await started(terminal)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        var site = LiveSite(input, terminal, on: server)
        try await site.follow { try announce(server.port, terminal) }
      }
      group.addTask { for await _ in interruptions { return } }
      defer { group.cancelAll() }
      try await group.next()
    }
    await server.stop()
  }

  private func started(_ terminal: Terminal) async throws(ExitCode) -> SiteServer {
    do {
      return try await SiteServer(port: port)
    } catch {
      throw terminal.worldFailed("\(error)")
    }
  }

  private func announce(_ port: UInt16, _ terminal: Terminal) throws {
    let address = "http://127.0.0.1:\(port)/"
    try terminal.write("\(address)\n")
    guard open else { return }
    #if canImport(Darwin)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program, address]
    do {
      try process.run()
    } catch {
      terminal.inform("cannot open a browser: \(error.localizedDescription)")
    }
  }
}
