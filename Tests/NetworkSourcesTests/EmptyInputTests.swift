import Diagnostics
import NetworkSources
import StructuredText
import Testing
import TopologyFile

/// Input without anything in it.
struct EmptyInputTests {
  @Test(arguments: ["{}", #"{"Vpcs": []}"#])
  func `the topology file of nothing reads back`(text: String) {
    let source = SourceText(name: "nothing.json", text: text)
    let (reading, written) = NetworkSources([source]).imported()
    let back = TopologyFile.read([SourceText(name: "import.yaml", text: written)])
    #expect(reading.topology != nil)
    #expect(back.topology == reading.topology)
    #expect(back.diagnostics.map(\.message) == [])
  }
}
