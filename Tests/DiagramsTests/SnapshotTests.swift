import DOT
import Diagrams
import TestSupport
import Testing

struct SnapshotTests {
  @Test(arguments: [
    ("one-instance", 0), ("one-instance", 1), ("replies-partly", 0), ("replies-lost", 0),
    ("load-balancer", 0), ("check-9", 0), ("nodes-differ", 0), ("five-targets", 0),
    ("health-check-blocked", 0), ("inside", 3), ("two-families", 0), ("hostile-names", 0),
  ])
  func `pictures stay as they were recorded`(fixture: String, flow: Int) throws {
    let diagram = try Fixture(fixture).diagram(flow)
    try expectSnapshot(diagram.graph.text, "\(fixture)-\(flow + 1).dot")
    try expectSnapshot(diagram.description + "\n", "\(fixture)-\(flow + 1).txt")
  }

  @Test func `a health check has a picture of its own`() throws {
    let fixture = try Fixture("health-check-blocked")
    let diagram = try #require(
      Diagram.healthChecks(of: fixture.explanation(), in: fixture.topology, id: "health"))
    try expectSnapshot(diagram.graph.text, "health-check-blocked-1-health.dot")
  }
}
