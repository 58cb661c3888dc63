public import ArgumentParser
import DOT
import Diagrams
import Evaluation
import Foundation
public import NetworkModel
import NetworkSources
import Pages
import StructuredText
import TopologyFile

/// What is documented, and how its pages read.
struct DocumentationInput: ParsableArguments {
  @OptionGroup var files: InputFiles

  @Flag(help: "Document every input file as a network of its own, below a common index.")
  var each = false

  @Option(help: "Whose words the rule tables use: article, console or guide.")
  var profile = RuleVocabulary.Profile.article

  @Option(
    help: ArgumentHelp("A folder with templates that replace built-in ones.", valueName: "folder"),
    completion: .directory)
  var templates: String?

  /// Every file that the documentation is made from, as it is there now.
  var paths: [String] {
    let own = templates.map { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        .map { "\(folder)/\($0)" }
    }
    return files.paths + (own ?? [])
  }

  /// Reads the networks.
  func readings(
    of sources: [SourceText], _ settings: NetworkSources
  ) -> [(name: String, reading: TopologyReading)] {
    networks(in: sources).map { network in
      var reader = settings
      reader.sources = network.sources
      return (network.name, reader.read())
    }
  }

  /// The files of each network: all of them, or with --each one alone.
  private func networks(in sources: [SourceText]) -> [(name: String, sources: [SourceText])] {
    guard each else { return [(InputFiles.title(files.inputs.first), sources)] }
    return sources.map { (InputFiles.title($0.name), [$0]) }
  }

  /// Reads the networks; whatever is wrong with any of them is reported, all at once.
  func read(
    _ sources: [SourceText], _ settings: NetworkSources, _ terminal: Terminal
  ) throws(ExitCode) -> [(name: String, reading: TopologyReading)] {
    let readings = readings(of: sources, settings)
    terminal.report(readings.flatMap(\.reading.diagnostics))
    readings.forEach { terminal.report($0.reading.report) }
    guard readings.allSatisfy({ $0.reading.topology != nil }) else { throw .inputIsWrong }
    return readings
  }

  /// The pages; nil where a network cannot be read.
  ///
  /// - Parameter pictureLink: what a picture links to, given the file relative to it; nil: nothing.
  func documentation(
    of readings: [(name: String, reading: TopologyReading)], _ library: TemplateLibrary,
    pictureLink: @escaping @Sendable (String) -> DOTLink? = { DOTLink($0) }
  ) async -> Documentation? {
    let topologies = readings.compactMap { name, reading in
      reading.topology.map { (name: name, topology: $0, reading: reading) }
    }
    guard topologies.count == readings.count else { return nil }
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
        let link = { (step: Step) in link(step).flatMap(pictureLink) }
        return switch subject {
        case .flow: Diagram.flow(explanation, in: topology, id: id, link: link).drawing
        case .healthChecks:
          Diagram.healthChecks(of: explanation, in: topology, id: id, link: link)?.drawing
        }
      },
      drawOverview: { vpc, network, id, link in
        Diagram.overview(
          of: vpc, network.explanations, in: network.topology, id: id,
          link: { link($0.id).flatMap(pictureLink) }, flows: pictureLink("../README.md#flows")
        ).drawing
      })
  }

  /// The templates of the pages.
  func library(_ terminal: Terminal) throws(ExitCode) -> TemplateLibrary {
    do {
      return try templates.map { try TemplateLibrary(folder: $0) } ?? TemplateLibrary()
    } catch {
      terminal.complain("error: \(error) [templates.unusable]")
      throw .inputIsWrong
    }
  }
}

extension RuleVocabulary.Profile: ExpressibleByArgument {}
