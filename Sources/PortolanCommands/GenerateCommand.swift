public import ArgumentParser
import DOT
import Diagrams
import Evaluation
import Foundation
import GraphvizRendering
public import NetworkModel
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

  @OptionGroup var files: InputFiles

  @Flag(help: "Document every input file as a network of its own, below a common index.")
  var each = false

  @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
  var output = "docs-out"

  @Option(help: "Whose words the rule tables use: article, console or guide.")
  var profile = RuleVocabulary.Profile.article

  @Option(
    help: ArgumentHelp("A folder with templates that replace built-in ones.", valueName: "folder"),
    completion: .directory)
  var templates: String?

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
    let sources = try files.sources(terminal)
    let library = try library(terminal)
    let settings = try files.settings(terminal)
    let record = RunRecord(root: output, inputs: ingredients(sources, settings, library))
    if !check, let last = record.lastRun() {
      if !common.quiet { terminal.report(messages: last.messages) }
      terminal.inform("\(output): \(last.fileCount) files, nothing changed")
      return
    }

    let pool = RenderPool(palette: Diagram.palette)
    if !check { pool.warmUp() }
    let readings = networks(in: sources).map { network in
      var reader = settings
      reader.sources = network.sources
      return (network.name, reader.read())
    }
    let diagnostics = readings.flatMap(\.1.diagnostics)
    terminal.report(diagnostics)
    readings.forEach { terminal.report($0.1.report) }
    let topologies = readings.compactMap { name, reading in
      reading.topology.map { (name: name, topology: $0, reading: reading) }
    }
    guard topologies.count == readings.count else { throw ExitCode.inputIsWrong }
    let documentation = await documentation(of: topologies, library)

    let writer = DocumentationWriter(root: output, renderer: pool.renderer(terminal))
    do {
      if check {
        try report(try writer.check(documentation), terminal)
      } else {
        let summary = try await writer.write(documentation)
        terminal.progress(nil)
        report(summary, terminal)
        record.save(documentation, messages: terminal.text(of: diagnostics))
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
    let options = "\(each) \(profile) \(version) \(library.fingerprint) \(settings.side)"
    let everything =
      sources + settings.annotations + settings.parameterFiles + settings.configuration
    return [Array(options.utf8)] + everything.flatMap { [Array($0.name.utf8), $0.bytes] }
  }

  /// The files of each network: all of them, or with --each one alone.
  private func networks(in sources: [SourceText]) -> [(name: String, sources: [SourceText])] {
    guard each else { return [(InputFiles.title(files.inputs.first), sources)] }
    return sources.map { (InputFiles.title($0.name), [$0]) }
  }

  private func documentation(
    of topologies: [(name: String, topology: Topology, reading: TopologyReading)],
    _ library: TemplateLibrary
  ) async -> Documentation {
    var networks: [DocumentedNetwork] = []
    for (name, topology, reading) in topologies {
      let evaluator = Evaluator(topology)
      async let reachability = evaluator.reachability()
      networks.append(
        DocumentedNetwork(
          name: name, topology: topology,
          explanations: await evaluator.findingRemedies(of: evaluator.explainFlowsWithNeeds()),
          reachability: await reachability, locations: reading.locations,
          suppressions: reading.suppressions, report: reading.report))
    }
    return await Documentation(
      of: networks, profile: profile, templates: library,
      draw: { subject, explanation, topology, id, link in
        let link = { (step: Step) in link(step).flatMap { DOTLink($0) } }
        return switch subject {
        case .flow: Diagram.flow(explanation, in: topology, id: id, link: link).drawing
        case .healthChecks:
          Diagram.healthChecks(of: explanation, in: topology, id: id, link: link)?.drawing
        }
      },
      drawOverview: { vpc, network, id, link in
        Diagram.overview(
          of: vpc, network.explanations, in: network.topology, id: id,
          link: { link($0.id).flatMap { DOTLink($0) } }, flows: DOTLink("../README.md#flows")
        ).drawing
      })
  }

  private func library(_ terminal: Terminal) throws(ExitCode) -> TemplateLibrary {
    do {
      return try templates.map { try TemplateLibrary(folder: $0) } ?? TemplateLibrary()
    } catch {
      terminal.complain("error: \(error) [templates.unusable]")
      throw .inputIsWrong
    }
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

extension RuleVocabulary.Profile: ExpressibleByArgument {}
