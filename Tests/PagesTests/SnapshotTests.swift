import NetworkModel
import Pages
import TestSupport
import Testing

struct SnapshotTests {
  @Test(arguments: [
    ("diagram-a", Topology.diagramA), ("diagram-b", Topology.diagramB),
    ("diagram-b-linux", Topology.diagramBForLinux),
  ])
  func `whole pages are as recorded`(name: String, topology: Topology) async throws {
    let documentation = try await Documentation(topology)
    for file in documentation.files where file.path.hasSuffix(".md") {
      try expectSnapshot(documentation.text(file.path) ?? "", "\(name)/\(file.path)")
    }
  }

  @Test func `several networks stand in folders below one index`() async throws {
    let documentation = await Documentation(
      of: [
        await DocumentedNetwork(.diagramA, name: "Diagram A"),
        await DocumentedNetwork(.diagramB, name: "diagram-a"),
      ], templates: try TemplateLibrary(), draw: Documentation.box)
    #expect(documentation.text("diagram-a/README.md") != nil)
    #expect(documentation.text("diagram-a-2/flows/browse.md") != nil)
    try expectSnapshot(documentation.text("README.md") ?? "", "overview.md")
  }

  @Test func `the same input gives the same files`() async throws {
    let first = try await Documentation(.diagramB)
    let second = try await Documentation(.diagramB)
    #expect(first == second)
  }
}
