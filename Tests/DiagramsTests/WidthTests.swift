import DOT
import Diagrams
import TestSupport
import Testing

struct WidthTests {
  /// Everything, the load balancer's nodes only, a part of them, and nothing.
  private static let sources = ["sg-lb", "10.0.0.0/12", "192.0.2.0/24", "10.0.0.128/25"]

  @Test(arguments: [(30, 30, true), (30, 30, false), (2, 300, true), (60, 1, true)])
  func `no picture is wider than a page`(nodes: Int, targets: Int, hasOwnACLs: Bool) throws {
    let network = try WideNetwork(
      nodes: nodes, targets: targets, sources: Self.sources, hasOwnACLs: hasOwnACLs)
    let picture = Picture(network.diagram())
    #expect(picture.columnsWidth <= 1400)
  }

  @Test func `many targets alike are one box, and one that differs stands beside them`() throws {
    let sources = ["10.0.0.0/8"] + Array(repeating: "sg-lb", count: 57)
    let text = try WideNetwork(nodes: 2, targets: 58, sources: sources + ["192.0.2.0/24"])
      .diagram().graph.text
    #expect(text.contains("EC2 ×58"))
    #expect(text.contains("web-0, web-1, web-2 and 55 more"))
    #expect(text.contains("2 different rules"))
  }

  @Test func `many different verdicts are a column each`() throws {
    let network = try WideNetwork(
      nodes: 2, targets: 8, sources: Self.sources, hasOwnACLs: true)
    try expectSnapshot(network.diagram().graph.text, "many-verdicts.dot")
    try expectSnapshot(network.diagram().description + "\n", "many-verdicts.txt")
  }

  @Test func `a node without a target ends in a stop`() throws {
    let text = try WideNetwork(nodes: 1, targets: 0, sources: Self.sources).diagram().graph.text
    #expect(text.contains("class=\"stop\""))
    #expect(text.contains("× no target"))
    #expect(!text.contains("class=\"resource address\""))
  }
}

extension Picture {
  /// How much the boxes that stand side by side take, with the margins of their frames, in points.
  fileprivate var columnsWidth: Int {
    let starts = Set(lines.map(\.from))
    let columns = Set(lines.map(\.to)).subtracting(starts).count
    let lane = text.firstMatch(of: /PORT="hq" WIDTH="(\d+)"/).flatMap { Int($0.1) } ?? 0
    return columns * (2 * lane + 56)
  }
}
