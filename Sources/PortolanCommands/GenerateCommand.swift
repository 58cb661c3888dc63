import ArgumentParser
import Diagrams
import Foundation
import GraphvizRendering
import NetworkSources
import Pages
import StructuredText
import TopologyFile

/// `portolan generate`: writes the documentation tree.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract:
      "Write the documentation: an index, a page and a picture for every flow, rule tables.",
    discussion: """
      Files that Portolan did not write are left alone; files of its own that are no longer needed \
      are removed. With --check nothing is written: exits 1 when the folder is stale.
      """)

  @OptionGroup var input: DocumentationInput

  @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
  var output = "docs-out"

  @Option(help: "What is to read the pages: GitHub, a browser, or a generator of static sites.")
  var format = DocumentationFormat.markdown

  @Flag(help: "Write nothing; exit 1 when the folder is not what would be written.")
  var check = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !output.isEmpty, output != "-" else {
      throw ValidationError("--output names the folder to write to")
    }
  }

  func run() async throws {
    let terminal = common.terminal
    let sources = try input.files.sources(terminal)
    let library = try input.library(terminal)
    let settings = try input.files.settings(terminal)
    let record = RunRecord(root: output, inputs: ingredients(sources, settings, library))
    if !check, let last = record.lastRun() {
      if !common.quiet { terminal.report(messages: last.messages) }
      terminal.inform("\(output): \(last.fileCount) files, nothing changed")
      return
    }

    let pool = RenderPool(palette: Diagram.palette)
    if !check { pool.warmUp() }
    let readings = try input.read(sources, settings, terminal)
    let pages = await input.documentation(of: readings, library, pictureLink: format.pictureLink)
    guard let pages else { throw ExitCode.inputIsWrong }
    let documentation = format.files(of: pages)

    let writer = DocumentationWriter(root: output, renderer: pool.renderer(terminal))
    do {
      if check {
        try report(try writer.check(documentation), terminal)
      } else {
        let summary = try await writer.write(documentation)
        terminal.progress(nil)
        report(summary, terminal)
        record.save(
          documentation, messages: terminal.text(of: readings.flatMap(\.reading.diagnostics)))
      }
    } catch let code as ExitCode {
      throw code
    } catch {
      terminal.progress(nil)
      throw terminal.worldFailed("\(error)")
    }
  }

  /// Everything that the documentation is made from.
  private func ingredients(
    _ sources: [SourceText], _ settings: NetworkSources, _ library: TemplateLibrary
  ) -> [[UInt8]] {
    let path = URL(filePath: Machine.currentExecutable).resolvingSymlinksInPath().path
    let program = try? FileManager.default.attributesOfItem(atPath: path)
    let version = "\(program?[.size] ?? 0) \(program?[.modificationDate] ?? Date.distantPast)"
    let options =
      "\(format) \(input.each) \(input.profile) \(version) \(library.fingerprint) \(settings.side)"
    let everything =
      sources + settings.annotations + settings.parameterFiles + settings.configuration
    return [Array(options.utf8)] + everything.flatMap { [Array($0.name.utf8), $0.bytes] }
  }

  private func report(_ stale: [StaleFile], _ terminal: Terminal) throws(ExitCode) {
    guard !stale.isEmpty else {
      terminal.inform("\(output) is current")
      return
    }
    for file in stale { terminal.complain("\(output)/\(file.path): \(file.problem.rawValue)") }
    terminal.complain("\(output) is stale: run 'portolan generate' without --check")
    throw .answerIsNo
  }

  private func report(_ summary: WriteSummary, _ terminal: Terminal) {
    for path in summary.written { terminal.detail("wrote \(output)/\(path)") }
    for path in summary.removed { terminal.detail("removed \(output)/\(path)") }
    for path in summary.kept {
      terminal.inform("kept \(output)/\(path): it was changed by somebody else")
    }
    terminal.inform(
      summary.isUnchanged
        ? "\(output): \(summary.unchangedCount) files, nothing changed"
        : "\(output): \(summary.written.count) files written, \(summary.removed.count) removed, "
          + "\(summary.unchangedCount) unchanged")
  }
}
