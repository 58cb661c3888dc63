public import ArgumentParser
import Diagnostics
import Diagrams
import Foundation
import GraphvizRendering
import JSON
import Provenance
public import Publishing
import Reports
import StructuredText
import TopologyFile

/// `portolan publish`: puts the documentation on a wiki.
struct PublishCommand: AsyncParsableCommand {
  /// How the run is reported.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case github
  }

  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract:
      "Put the documentation on a wiki: only what changed, and never over what people wrote.",
    discussion: """
      The token or password comes from the environment variable PORTOLAN_TOKEN, a user's name from \
      PORTOLAN_USER or from the declaration in portolan.yml. A page that somebody has edited is left \
      as it is and reported; exit code 1 says that there are such pages.
      """)

  @OptionGroup var input: DocumentationInput

  @Option(
    help: ArgumentHelp(
      """
      The wiki: its URL, with github+, gitlab+, azure+, gitea+, mediawiki+, dokuwiki+ or confluence+ before it \
      where the URL does not tell; or the name of a destination in portolan.yml, which may be left out where there \
      is only one.
      """, valueName: "destination"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "What the names of the pages begin with: letters, digits, hyphens; if not given, as the input.",
      valueName: "name"))
  var pages: String?

  @Flag(help: "Print what would be done and do nothing.")
  var dryRun = false

  @Flag(help: "Also print the changes in the text of the pages.")
  var diff = false

  @Flag(help: "Do nothing; exit 1 when the wiki is behind the model, or somebody edited it.")
  var check = false

  @Option(
    help: ArgumentHelp(
      "Overwrite this page even where somebody has edited it: its name, title or path; may be given several times.",
      valueName: "page"))
  var force: [String] = []

  @Option(
    help:
      "What happens to pages whose resource is gone: report, archive or delete; report if not given."
  )
  var orphans: OrphanPolicy?

  @Option(help: "How the run is reported: text, json or github.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "A file that holds the token or password; - is standard input.", valueName: "file"),
    completion: .file())
  var tokenFile: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let terminal = common.terminal
    let library = try input.library(terminal)
    let readings = try input.read(
      try input.files.sources(terminal), try input.files.settings(terminal), terminal)
    let destination = try destination(readings.flatMap(\.reading.destinations), terminal)
    let secret = try secret(destination, terminal)
    guard let documentation = await input.documentation(of: readings, library) else {
      throw ExitCode.inputIsWrong
    }
    do {
      let pool = RenderPool(palette: Diagram.palette)
      let publication = try await Publication(
        documentation, drawnBy: pool.renderer(terminal), png: destination.wantsPNG ? Self.png : nil)
      terminal.progress(nil)
      if destination.wantsPNG, publication.pictures.contains(where: { $0.png == nil }) {
        terminal.complain(
          "warning: pictures are published as SVG only: \(ImageConverter.Failure.notInstalled(program: "rsvg-convert"))"
        )
      }
      try await publish(publication, to: destination.wiki(secret: secret), destination, terminal)
    } catch let code as ExitCode {
      throw code
    } catch {
      terminal.progress(nil)
      throw terminal.worldFailed("\(error)")
    }
  }

  private func publish(
    _ publication: Publication, to wiki: some Wiki, _ destination: Destination,
    _ terminal: Terminal
  ) async throws {
    let publisher = Publisher(
      to: wiki, force: Set(force), orphans: orphans ?? destination.orphans,
      progress: { terminal.progress($0) })
    let mode: PublishMode = dryRun || check ? .planned : .done
    let report =
      mode == .done
      ? try await publisher.publish(publication)
      : PublishReport(on: try await publisher.plan(publication))
    terminal.progress(nil)
    for page in report.plan.unknownForced {
      terminal.complain("warning: --force '\(page)': there is no such page")
    }
    try print(report, mode, terminal)
    guard report.refusals.isEmpty else { throw ExitCode.worldFailed }
    if report.plan.hasConflicts || (check && report.plan.changeCount > 0) {
      throw ExitCode.answerIsNo
    }
  }

  private func print(
    _ report: PublishReport, _ mode: PublishMode, _ terminal: Terminal
  ) throws(ExitCode) {
    switch format {
    case .text:
      try terminal.write(
        report.text(mode, isVerbose: common.verbose, difference: diff))
    case .json: try terminal.write(report.json(mode, difference: diff).text)
    case .github: try terminal.write(report.github(mode))
    }
  }

  /// A picture at twice its size, for wikis that show SVG badly; nil where nothing here can make one.
  @Sendable
  private static func png(_ svg: String) async throws -> [UInt8]? {
    do {
      return try await ImageConverter(zoom: 2).convert(
        SVG(text: svg, width: 0, height: 0), to: .png)
    } catch let failure as ImageConverter.Failure {
      guard case .notInstalled = failure else { throw failure }
      return nil
    }
  }

  // MARK: Where to

  private func destination(
    _ declared: [DeclaredDestination], _ terminal: Terminal
  ) throws(ExitCode) -> Destination {
    let environment = ProcessInfo.processInfo.environment
    let found = to == nil && declared.count == 1 ? declared.first : declared.first { $0.name == to }
    guard let address = found?.url ?? to, found != nil || Self.isAddress(address) else {
      throw complain(thatNoDestinationIsAmong: declared.map(\.name), terminal)
    }
    let name = try name(pages ?? found?.pages, terminal)
    do {
      var destination = try Destination(
        address, kind: found?.kind.flatMap(WikiKind.init), name: name)
      destination.user = environment["PORTOLAN_USER"] ?? found?.user
      destination.parent = found?.parent
      destination.labels = found?.labels ?? []
      destination.branch = found?.branch
      destination.orphans = found?.orphans.flatMap(OrphanPolicy.init) ?? .report
      destination.tokenVariable = found?.tokenVariable ?? destination.tokenVariable
      return destination
    } catch {
      let place = found.map { "\($0.location): " } ?? ""
      terminal.complain("\(place)error: \(error) [destination.wrong]")
      throw .inputIsWrong
    }
  }

  private static func isAddress(_ text: String) -> Bool { text.contains("/") || text.contains(":") }

  private func complain(
    thatNoDestinationIsAmong names: [String], _ terminal: Terminal
  ) -> ExitCode {
    let problem =
      to.map { "there is no destination '\($0)'" } ?? "say with --to where to publish"
    terminal.complain("error: \(problem) [destination.unknown]")
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    terminal.complain(
      "  help: "
        + (to.flatMap { closest(to: $0, among: names) }.map { "did you mean '\($0)'?" }
          ?? (names.isEmpty
            ? "give the address of a wiki, or declare it in portolan.yml under 'destinations'"
            : "portolan.yml declares \(list); an address will do as well"))
    )
    return .inputIsWrong
  }

  private func name(_ text: String?, _ terminal: Terminal) throws(ExitCode) -> PublicationName {
    guard let text else { return PublicationName(of: InputFiles.title(input.files.inputs.first)) }
    guard let name = PublicationName(text) else {
      terminal.complain(
        "error: '\(text)' cannot begin the names of pages: use up to 60 letters, digits, hyphens and underscores [destination.pages]"
      )
      throw .inputIsWrong
    }
    return name
  }

  /// The token, from where no other program sees it.
  private func secret(
    _ destination: Destination, _ terminal: Terminal
  ) throws(ExitCode) -> String? {
    let text: String
    if let tokenFile {
      let sources = try FoundFiles.read(tokenFile, [], terminal)
      text = sources.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    } else {
      text = ProcessInfo.processInfo.environment[destination.tokenVariable] ?? ""
    }
    let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if token.isEmpty, tokenFile != nil {
      terminal.complain("error: the file of --token-file holds no token [token.empty]")
      throw .inputIsWrong
    }
    return token.isEmpty ? nil : token
  }
}

extension OrphanPolicy: ExpressibleByArgument {}
