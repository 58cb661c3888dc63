import GraphvizRendering
import Testing

struct GraphvizTests {
  @Test func `the version is known without a worker`() {
    #expect(Graphviz.version.wholeMatch(of: /\d+\.\d+.*/) != nil)
  }
}
