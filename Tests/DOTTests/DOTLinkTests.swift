import DOT
import Testing

struct DOTLinkTests {
  @Test(arguments: [
    "rules.html", "../rules.html?a=1&b=2#r100", "#r100", "/a:b", "?q=a:b", "http://example.org/",
    "HTTPS://example.org/%20",
  ])
  func `relative and web links are links`(text: String) {
    #expect(DOTLink(text)?.text == text)
  }

  @Test(arguments: [
    "", "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x", "mailto:a@example.org", "https:evil", "file:///etc/passwd", "a b", "a\"b",
    "a<b", "a\\b", "é",
  ])
  func `anything else is none`(text: String) {
    #expect(DOTLink(text) == nil)
  }

  @Test func `an ampersand is written as Graphviz must find it`() throws {
    let link = try #require(DOTLink("?a&b"))
    let graph = DOTGraph(name: "g", statements: [.node(.init("n", .href(link)))])
    #expect(graph.text.contains("href=\"?a&amp;b\""))
  }
}
