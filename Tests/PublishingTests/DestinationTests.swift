import Publishing
import Testing

@Suite struct DestinationTests {
  private let name = PublicationName(of: "Net")

  @Test(arguments: [
    (
      "https://github.com/acme/net.wiki.git", WikiKind.git(.gitHub),
      "https://github.com/acme/net.wiki.git"
    ),
    ("https://github.com/acme/net/wiki", .git(.gitHub), "https://github.com/acme/net.wiki.git"),
    (
      "HTTPS://github.com/acme/net/wiki/Home?x=1", .git(.gitHub),
      "https://github.com/acme/net.wiki.git"
    ),
    (
      "https://codeberg.org/acme/net/wiki/Home", .git(.gitea),
      "https://codeberg.org/acme/net.wiki.git"
    ),
    ("https://gitlab.com/a/b/c/wikis/home", .git(.gitLab), "https://gitlab.com/a/b/c.wiki.git"),
    ("gitea+http://[::1]:3000/a/b.wiki.git", .git(.gitea), "http://[::1]:3000/a/b.wiki.git"),
    (
      "gitea+ssh://git@git.example.org:22/a/b.wiki.git", .git(.gitea),
      "ssh://git@git.example.org:22/a/b.wiki.git"
    ),
    ("git@github.com:acme/net.wiki.git", .git(.gitHub), "git@github.com:acme/net.wiki.git"),
    (
      "https://gitlab.example.org/a/b/-/wikis/home", .git(.gitLab),
      "https://gitlab.example.org/a/b.wiki.git"
    ),
    (
      "https://dev.azure.com/acme/Net/_wiki/wikis/Net.wiki/1/Home", .git(.azure),
      "https://dev.azure.com/acme/Net/_git/Net.wiki"
    ),
    (
      "gitea+https://git.example.org/a/b.wiki.git", .git(.gitea),
      "https://git.example.org/a/b.wiki.git"
    ),
    ("https://wiki.example.org/api.php", .mediaWiki, "https://wiki.example.org/api.php"),
    (
      "http://127.0.0.1:8182/lib/exe/xmlrpc.php", .dokuWiki,
      "http://127.0.0.1:8182/lib/exe/xmlrpc.php"
    ),
    (
      "https://acme.atlassian.net/wiki/spaces/NET", .confluence,
      "https://acme.atlassian.net/wiki/spaces/NET"
    ),
  ])
  func `an address tells what kind of wiki it is`(text: String, kind: WikiKind, url: String) throws
  {
    let destination = try Destination(text, name: name)
    #expect(destination.kind == kind)
    #expect(destination.url == url)
  }

  @Test func `an address that could be several kinds is asked about`() {
    #expect(throws: DestinationError.unknownKind("https://git.example.org/a.git")) {
      try Destination("https://git.example.org/a.git", name: name)
    }
  }

  @Test(arguments: [
    "https://user:geheim@github.com/a/b.wiki.git", "https://geheim@github.com/a/b.wiki.git",
  ])
  func `a secret in an address is refused, and not repeated`(text: String) {
    #expect {
      try Destination(text, name: name)
    } throws: { error in
      !"\(error)".contains("geheim") && "\(error)".contains("https://github.com/a/b.wiki.git")
    }
  }

  @Test(arguments: [
    "https://user:ge/heim@github.com/a/b.wiki.git", "HTTPS://geheim@github.com/a/b.wiki.git",
    "ssh://user:geheim@github.com/a/b.wiki.git", "user:geheim@github.com/a/b.wiki.git",
  ])
  func `no form of secret passes`(text: String) {
    #expect {
      try Destination(text, kind: .git(.gitHub), name: name)
    } throws: { error in
      !"\(error)".contains("heim")
    }
  }

  @Test(arguments: [
    "--upload-pack=touch x;", "ext::sh -c x", "https://github.com/a/b.wiki.git?private_token=x",
  ])
  func `what git would take for something else is no address`(text: String) {
    #expect(throws: DestinationError.noAddress) {
      try Destination(text, kind: .git(.gitHub), name: name)
    }
  }

  @Test(arguments: [
    "https://github.com/acme/net", "git@github.com:acme/net.git", "https://gitlab.com/a/b.git",
  ])
  func `the source beside the wiki is not written to`(text: String) {
    #expect {
      try Destination(text, name: name)
    } throws: { "\($0)".contains(".wiki.git'") }
  }

  @Test func `a publication is named by what every wiki can hold`() {
    #expect(PublicationName("a b") == nil)
    #expect(PublicationName(of: "Shop / prod (eu)").text == "Shop-prod-eu")
    #expect(PublicationName(of: "…").text == "network")
  }
}
