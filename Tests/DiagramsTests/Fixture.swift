import Diagrams
import Evaluation
import Foundation
import NetworkModel
import StructuredText
import Testing
import TopologyFile

/// A network of the tests, by the name of its file in `Fixtures`.
struct Fixture {
  private(set) var topology: Topology

  init(_ name: String) throws {
    let file = Self.folder.appending(path: "Fixtures/\(name).yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let reading = TopologyFile.read([SourceText(name: file.lastPathComponent, text: text)])
    topology = try #require(reading.topology, "\(reading.diagnostics)")
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  static let names = [
    "check-9", "five-targets", "health-check-blocked", "hostile-names", "inside",
    "load-balancer", "no-outbound", "no-route", "nodes-differ", "one-instance",
    "one-of-three-fails", "replies-lost", "replies-partly", "three-targets", "two-families",
  ]

  /// The same network, with routes to something that the model does not follow in place of dead ones.
  func sendingDeadRoutesToTheUnknown() -> Fixture {
    var fixture = self
    fixture.topology.routeTables = ResourceTable(
      topology.routeTables.map { table in
        RouteTable(
          id: table.id, name: table.name, vpc: table.vpc,
          routes: table.routes.map { route in
            route.isBlackhole
              ? Route(destination: route.destination, target: .unmodelled("eni-firewall"))
              : route
          })
      })
    return fixture
  }

  func explanation(_ flow: Int = 0) -> Explanation {
    Evaluator(topology).explain(topology.flows[flow])
  }

  func diagram(_ flow: Int = 0) -> Diagram {
    Diagram.flow(explanation(flow), in: topology, id: "flow")
  }

  /// Every flow of every fixture.
  static func allDiagrams() throws -> [(name: String, explanation: Explanation, picture: Picture)] {
    try names.flatMap { name in
      let fixture = try Fixture(name)
      return fixture.topology.flows.indices.map { flow in
        (
          "\(name), flow \(flow)", fixture.explanation(flow), Picture(fixture.diagram(flow))
        )
      }
    }
  }
}
