import Publishing
import Testing

@Suite struct ConfluenceAddressTests {
  private func wiki(_ url: String, secret: String? = "secret") throws -> any Wiki {
    var destination = try Destination(url, name: PublicationName(of: "net"))
    destination.labels = ["aws"]
    return try destination.wiki(secret: secret)
  }

  @Test(arguments: [
    ("https://wiki.example.org/display/NET", "https://wiki.example.org", "NET"),
    (
      "https://example.org/confluence/display/NET/Some+page", "https://example.org/confluence",
      "NET"
    ),
    ("https://wiki.example.org/spaces/NET/pages/12/Some+page", "https://wiki.example.org", "NET"),
    ("https://wiki.example.org/pages/viewpage.action?pageId=12", "https://wiki.example.org", ""),
    (
      "https://site.atlassian.net/wiki/spaces/~ab%3Ac/overview", "https://site.atlassian.net/wiki",
      "~ab%3Ac"
    ),
    (
      "https://site.atlassian.net/wiki/spaces/NET/pages/12/Some+page#x",
      "https://site.atlassian.net/wiki", "NET"
    ),
    (
      "https://api.atlassian.com/ex/confluence/c-1/wiki/spaces/NET",
      "https://api.atlassian.com/ex/confluence/c-1/wiki", "NET"
    ),
  ])
  func `an address of a browser tells where pages are`(
    url: String, base: String, space: String
  ) throws {
    #expect(
      try wiki(url).address(ofPage: "net: A & b")
        == "\(base)/pages/viewpage.action?spaceKey=\(space)&title=net%3A%20A%20%26%20b")
  }

  @Test(arguments: [
    "confluence+https://wiki.example.org", "confluence+https://wiki.example.org/rest/api",
    "https://site.atlassian.net/wiki", "confluence+wiki.example.org/display/NET",
  ])
  func `an address without a space is told`(url: String) {
    #expect(throws: PublishError.self) { try wiki(url) }
  }

  @Test func `without a token nothing is asked`() {
    #expect(throws: PublishError.self) {
      try wiki("https://wiki.example.org/display/NET", secret: nil)
    }
  }

  @Test func `labels that no Confluence takes are told`() throws {
    var destination = try Destination(
      "https://wiki.example.org/display/NET", name: PublicationName(of: "net"))
    destination.labels = ["two words"]
    #expect(throws: PublishError.self) { try destination.wiki(secret: "secret") }
  }

  @Test func `only a Confluence wants PNGs`() throws {
    let name = PublicationName(of: "net")
    #expect(try Destination("https://wiki.example.org/display/NET", name: name).wantsPNG)
    #expect(try !Destination("https://github.com/o/r.wiki.git", name: name).wantsPNG)
  }
}
