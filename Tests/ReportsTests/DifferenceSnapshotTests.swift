import Foundation
import JSON
import NetworkModel
import Reports
import Review
import StructuredText
import TestSupport
import Testing
import TopologyFile

/// What `diff` prints, in both forms.
struct DifferenceSnapshotTests {
  private static func topology(_ edits: [(String, String)] = []) throws -> Topology {
    var text = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Examples/diagram-b.yaml"), encoding: .utf8)
    for (old, new) in edits {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return try #require(TopologyFile.read([SourceText(name: "net.yaml", text: text)]).topology)
  }

  @Test func `text and JSON are as recorded`() async throws {
    let edited = try Self.topology([
      (
        "{type: HTTP, source: sg-2}",
        "{type: HTTP, source: sg-2, description: \"\\e[31mfrom the balancer\"}\n"
          + "      - {type: SSH, source: 0.0.0.0/0}"
      ),
      ("{rule: 100, type: HTTP, source: Public", "{rule: 110, type: HTTP, source: Public"),
      (
        "{rule: 100, protocol: tcp, ports: 1024-65535, destination: Public subnet CIDR",
        "{rule: 100, protocol: tcp, ports: 32768-60999, destination: Public subnet CIDR"
      ),
      ("crossZone: true", "crossZone: false"),
      (
        "flows:", "flows:\n  - {name: Administer, from: internet, to: web, protocol: tcp, port: 22}"
      ),
    ])
    let difference = await NetworkDifference(from: try Self.topology(), to: edited)
    try expectSnapshot(difference.text(style: TextStyle(usesColour: false)), "difference.txt")
    try expectSnapshot(difference.json.text, "difference.json")
  }
}
