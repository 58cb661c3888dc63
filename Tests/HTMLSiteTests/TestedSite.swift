import DOT
import Diagrams
import Evaluation
import Foundation
import GraphvizRendering
import HTMLSite
import NetworkModel
import NetworkSources
import Pages
import StructuredText
import TestSupport
import Testing
import TopologyFile

/// The site of some networks, with its pictures.
struct TestedSite {
  /// By path.
  let files: [String: String]

  /// - Parameter topologies: with the names of their folders.
  init(_ topologies: [(name: String, topology: Topology)]) async throws {
    let site = HTMLSite(pictureStyle: Diagram.palette.pageStyle)
      .site(of: try await Self.documentation(of: topologies))
    let drawings = Array(Set(site.files.flatMap(\.content.drawings)))
    let pool = RenderPool(palette: Diagram.palette, executable: BuiltProgram.path ?? "")
    var pictures: [Drawing: RenderedPicture] = [:]
    for (drawing, result) in zip(drawings, try await pool.render(drawings)) {
      let svg = try result.get()
      pictures[drawing] = RenderedPicture(file: svg.text, inline: svg.inline)
    }
    var files: [String: String] = [:]
    for file in site.files {
      let text: String = try #require(file.content.text(pictures))
      files[file.path] = text
    }
    self.files = files
  }

  var pages: [String: String] { files.filter { $0.key.hasSuffix(".html") } }

  static func documentation(
    of topologies: [(name: String, topology: Topology)], templates: TemplateLibrary? = nil
  ) async throws -> Documentation {
    var networks: [DocumentedNetwork] = []
    for (name, topology) in topologies {
      let evaluator = Evaluator(topology)
      networks.append(
        DocumentedNetwork(
          name: name, topology: topology,
          explanations: await evaluator.findingRemedies(of: evaluator.explainFlowsWithNeeds()),
          reachability: await evaluator.reachability()))
    }
    return await Documentation(
      of: networks, templates: try templates ?? TemplateLibrary(),
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

  /// A network of the examples.
  static func example(_ name: String) throws -> Topology {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Examples/\(name).yaml").standardizedFileURL
    let text = SourceText(name: "\(name).yaml", bytes: Array(try Data(contentsOf: file)))
    return try #require(NetworkSources([text]).read().topology)
  }

  static let examples = ["diagram-b", "b-health-check-port-closed", "peering"]
}
