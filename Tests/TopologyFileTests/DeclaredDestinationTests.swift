import Diagnostics
import Provenance
import StructuredText
import Testing

@testable import TopologyFile

struct DeclaredDestinationTests {
  private func read(_ text: String) -> TopologyReading {
    let complaints = Complaints()
    let source = SourceText(name: "portolan.yml", text: text)
    let node = SourceReader.read(source, complaints: complaints)
    return TopologyFile.read([], annotations: [node].compactMap(\.self), complaints: complaints)
  }

  @Test func `a destination says where it is and how it is written to`() throws {
    let reading = read(
      """
      destinations:
        - name: wiki
          url: https://git.example.org/team/net.wiki.git
          kind: gitea
          pages: net
          user: bot
          parent: Architecture
          labels: [network, generated]
          branch: main
          orphans: archive
          tokenVariable: WIKI_TOKEN
      """)
    #expect(reading.diagnostics.isEmpty)
    let destination = try #require(reading.destinations.first)
    #expect(
      destination
        == DeclaredDestination(
          name: "wiki", url: "https://git.example.org/team/net.wiki.git", kind: "gitea",
          pages: "net", user: "bot", parent: "Architecture", labels: ["network", "generated"],
          branch: "main", orphans: "archive", tokenVariable: "WIKI_TOKEN",
          at: destination.location))
    #expect(destination.location.line == 2)
  }

  @Test(arguments: [
    ("- name: wiki", "'url'"),
    ("- name: w\n    url: u\n  - name: w\n    url: v", "destination 'w' is declared twice"),
    ("- name: w\n    url: u\n    kind: githup", "'githup'"),
    ("- name: w\n    url: u\n    token: secret", "unknown key 'token'"),
  ])
  func `a faulty destination is complained about`(text: String, message: String) {
    let diagnostics = read("destinations:\n  \(text)\n").diagnostics
    #expect(diagnostics.count == 1, "\(diagnostics)")
    #expect(diagnostics.first?.message.contains(message) == true, "\(diagnostics)")
  }
}
