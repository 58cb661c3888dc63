public import ArgumentParser
import DOT
import Diagrams
import Evaluation
public import NetworkModel
import NetworkSources
import Pages
import StructuredText
import TopologyFile

/// What documentation is made of, and how; the same for files, wikis and a browser.
struct DocumentationOptions: ParsableArguments {
  /// A network that was read.
  struct Network {
    let name: String
    let topology: Topology
    let reading: TopologyReading
  }

  @OptionGroup var files: InputFiles

  @Flag(help: "Document every input file as a network of its own, below a common index.")
  var each = false

  @Option(help: "Whose words the rule tables use: article, console or guide.")
  var profile = RuleVocabulary.Profile.article

  @Option(
    help: ArgumentHelp("A folder with templates that replace built-in ones.", valueName: "folder"),
    completion: .directory)
  var templates: String?

  /// The templates.
  ///
  /// - Throws: where they cannot be used, which has been reported.
  func library(_ terminal: Terminal) throws(ExitCode) -> TemplateLibrary {
    do {
      return try templates.map { try TemplateLibrary(folder: $0) } ?? TemplateLibrary()
    } catch {
      terminal.complain("error: \(error) [templates.unusable]")
      throw .inputIsWrong
    }
  }

  /// Reads the networks; whatever is wrong with any of them is reported, all at once.
  func networks(
    in sources: [SourceText], _ settings: NetworkSources, _ terminal: Terminal
  ) throws(ExitCode) -> [Network] {
    let readings = divided(sources).map { network in
      var reader = settings
      reader.sources = network.sources
      return (name: network.name, reading: reader.read())
    }
    terminal.report(readings.flatMap(\.reading.diagnostics))
    readings.forEach { terminal.report($0.reading.report) }
    let networks = readings.compactMap { name, reading in
      reading.topology.map { Network(name: name, topology: $0, reading: reading) }
    }
    guard networks.count == readings.count else { throw .inputIsWrong }
    return networks
  }

  /// The files of each network: all of them, or with --each one alone.
  private func divided(_ sources: [SourceText]) -> [(name: String, sources: [SourceText])] {
    guard each else { return [(InputFiles.title(files.inputs.first), sources)] }
    return sources.map { (InputFiles.title($0.name), [$0]) }
  }

  /// Evaluates the networks and writes the pages.
  ///
  /// - Parameter pictureLink: what a picture links to, given the file relative to it; nil: nothing.
  func documentation(
    of networks: [Network], _ library: TemplateLibrary,
    pictureLink: @escaping @Sendable (String) -> DOTLink? = { DOTLink($0) }
  ) async -> Documentation {
    var documented: [DocumentedNetwork] = []
    for network in networks {
      let evaluator = Evaluator(network.topology)
      async let reachability = evaluator.reachability()
      documented.append(
        DocumentedNetwork(
          name: network.name, topology: network.topology,
          explanations: await evaluator.findingRemedies(of: evaluator.explainFlowsWithNeeds()),
          reachability: await reachability, locations: network.reading.locations,
          suppressions: network.reading.suppressions, report: network.reading.report))
    }
    return await Documentation(
      of: documented, profile: profile, templates: library,
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
}

extension RuleVocabulary.Profile: ExpressibleByArgument {}
