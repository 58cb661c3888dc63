import Foundation
import Markup
import Publishing
import Testing

/// Git wikis in bare repositories on this disk.
@Suite struct GitWikiTests {
  @Test(arguments: [
    (
      GitWikiKind.gitHub,
      [
        "Home.md", "_Sidebar.md", "images/shop/browse.svg", "images/shop/ssh.svg",
        "shop-acl-nacl-2.md", "shop-flow-browse.md", "shop-flow-ssh.md", "shop.md",
      ], "shop-flow-browse.md", "[rule 100](shop-acl-nacl-2#inbound-100)",
      "(images/shop/browse.svg)"
    ),
    (
      .gitea,
      [
        "Home.md", "_Sidebar.md", "images/shop/browse.svg", "images/shop/ssh.svg",
        "shop-acl-nacl-2.-.md", "shop-flow-browse.-.md", "shop-flow-ssh.-.md", "shop.md",
      ], "shop-flow-browse.-.md", "[rule 100](shop-acl-nacl-2.-#inbound-100)",
      "(images/shop/browse.svg)"
    ),
    (
      .gitLab,
      [
        "_sidebar.md", "home.md", "shop.md", "shop/diagrams/browse.svg", "shop/diagrams/ssh.svg",
        "shop/flows/browse.md", "shop/flows/ssh.md", "shop/network-acls/nacl-2.md",
      ], "shop/flows/browse.md", "[rule 100](/shop/network-acls/nacl-2#inbound-100)",
      "(/shop/diagrams/browse.svg)"
    ),
    (
      .azure,
      [
        ".attachments/shop-browse.svg", ".attachments/shop-ssh.svg", "shop.md", "shop/.order",
        "shop/ACL-nacl%2D2.md", "shop/Flow-browse.md", "shop/Flow-ssh.md",
      ], "shop/Flow-browse.md", "[rule 100](/shop/ACL-nacl%2D2#inbound-100)",
      "(/.attachments/shop-browse.svg)"
    ),
  ])
  func `each kind of wiki has its own names and links`(
    kind: GitWikiKind, names: [String], page: String, link: String, picture: String
  ) async throws {
    let repository = try await GitRepository()
    #expect(try await repository.publish(.sample(), as: kind).changeCount > 0)
    let files = try await repository.files()
    #expect(files.keys.sorted() == names.sorted())
    #expect(files[page]?.contains(link) == true, "\(files[page] ?? "")")
    #expect(files[page]?.contains(picture) == true)
    #expect(try await repository.publish(.sample(), as: kind).changeCount == 0)
    #expect(try await repository.commitCount() == 1)
  }

  @Test func `only what changed is written`() async throws {
    let repository = try await GitRepository()
    _ = try await repository.publish(.sample())
    let report = try await repository.publish(.sample(rule: "TCP 443"))
    #expect(report.changeCount == 1)
    #expect(report.action("shop-acl-nacl-2.md") == .update)
    #expect(try await repository.commitCount() == 2)
  }

  @Test func `a page that somebody edited stays, until its overwriting is asked for`() async throws
  {
    let repository = try await GitRepository()
    _ = try await repository.publish(.sample())
    try await repository.edit(["shop-acl-nacl-2.md": { $0.replacing("TCP 80", with: "TCP 8080") }])
    let report = try await repository.publish(.sample(rule: "TCP 443"))
    #expect(report.plan.conflicts.map(\.name) == ["shop-acl-nacl-2.md"])
    #expect(try await repository.files()["shop-acl-nacl-2.md"]?.contains("TCP 8080") == true)
    _ = try await repository.publish(.sample(rule: "TCP 443"), force: ["network-acls/nacl-2.md"])
    #expect(try await repository.files()["shop-acl-nacl-2.md"]?.contains("TCP 443") == true)
  }

  @Test func `text around the part of Portolan is kept`() async throws {
    let repository = try await GitRepository()
    _ = try await repository.publish(.sample())
    try await repository.edit(["shop-acl-nacl-2.md": { "Read me first.\n" + $0 + "And me last.\n" }]
    )
    let report = try await repository.publish(.sample(rule: "TCP 443"))
    #expect(!report.plan.hasConflicts)
    let page = try #require(try await repository.files()["shop-acl-nacl-2.md"])
    #expect(page.hasPrefix("Read me first.\n<!-- BEGIN_PORTOLAN"))
    #expect(page.hasSuffix("-->\nAnd me last.\n"))
    #expect(page.contains("TCP 443"))
  }

  @Test func `a page of somebody else is in the way, a home page is left alone`() async throws {
    let repository = try await GitRepository()
    try await repository.edit([
      "README.md": { _ in "x" }, "Home.md": { _ in "Welcome.\n" },
      "shop-flow-ssh.md": { _ in "Mine.\n" },
    ])
    let report = try await repository.publish(.sample())
    #expect(report.plan.conflicts.map(\.name) == ["shop-flow-ssh.md"])
    #expect(report.action("Home.md") == .leave(reason: "it has no place for Portolan"))
    #expect(report.action("shop-flow-browse.md") == .create)
    let files = try await repository.files()
    #expect(files["Home.md"] == "Welcome.\n")
    #expect(files["shop-flow-ssh.md"] == "Mine.\n")
  }

  @Test func `a page of the same title in other letters is in the way too`() async throws {
    let repository = try await GitRepository()
    try await repository.edit([
      "HOME.mediawiki": { _ in "Welcome.\n" }, "team/Shop flow ssh.md": { _ in "Mine.\n" },
    ])
    let report = try await repository.publish(.sample())
    #expect(report.plan.conflicts.map(\.name) == ["shop-flow-ssh.md"])
    #expect(report.action("Home.md") == .leave(reason: "it has no place for Portolan"))
    #expect(try await repository.files()["Home.md"] == nil)
  }

  @Test func `a home page says where the links go`() async throws {
    let repository = try await GitRepository()
    try await repository.edit([
      "Home.md": { _ in "Welcome.\n<!-- BEGIN_PORTOLAN -->\n<!-- END_PORTOLAN -->\nBye.\n" }
    ])
    _ = try await repository.publish(.sample())
    let home = try #require(try await repository.files()["Home.md"])
    #expect(home.hasPrefix("Welcome.\n<!-- BEGIN_PORTOLAN id=shop"))
    #expect(home.contains("- [Shop](shop)"))
    #expect(home.hasSuffix("Bye.\n"))
  }

  @Test func `two publications share a wiki`() async throws {
    let repository = try await GitRepository()
    _ = try await repository.publish(.sample())
    let other = try await repository.publish(.sample(), name: "shop-2", orphans: .delete)
    #expect(!other.plan.pages.contains { $0.action == .delete })
    let home = try #require(try await repository.files()["Home.md"])
    #expect(home.contains("(shop)") && home.contains("(shop-2)"))
    #expect(try await repository.publish(.sample(), orphans: .delete).changeCount == 0)
  }

  @Test(arguments: OrphanPolicy.allCases)
  func `pages whose resource is gone are reported, archived or deleted`(
    policy: OrphanPolicy
  ) async throws {
    let repository = try await GitRepository()
    _ = try await repository.publish(.sample())
    let less = Publication.sample(flows: ["browse"])
    let report = try await repository.publish(less, orphans: policy)
    let files = try await repository.files()
    let page = files["shop-flow-ssh.md"]
    switch policy {
    case .report:
      #expect(report.action("shop-flow-ssh.md") == .orphan)
      #expect(page?.contains("Flow ssh") == true)
    case .archive:
      #expect(report.action("shop-flow-ssh.md") == .archive)
      #expect(page?.contains("Out of date") == true)
    case .delete:
      #expect(report.action("shop-flow-ssh.md") == .delete)
      #expect(page == nil)
      #expect(files["images/shop/ssh.svg"] == nil)
    }
    #expect(try await repository.publish(less, orphans: policy).changeCount == 0)
    // What is wanted again comes back.
    _ = try await repository.publish(.sample(), orphans: policy)
    #expect(try await repository.files()["shop-flow-ssh.md"]?.contains("Flow ssh") == true)
  }

  @Test func `an edited page is not deleted, and nothing is while pages are in conflict`()
    async throws
  {
    let repository = try await GitRepository()
    _ = try await repository.publish(.sample())
    try await repository.edit(["shop-flow-ssh.md": { $0.replacing("all", with: "everything") }])
    let less = Publication.sample(flows: ["browse"])
    _ = try await repository.publish(less, orphans: .delete)
    #expect(try await repository.files()["shop-flow-ssh.md"] != nil)
    try await repository.edit(["shop-acl-nacl-2.md": { $0.replacing("TCP 80", with: "TCP 8080") }])
    let report = try await repository.publish(
      .sample(flows: ["browse"], rule: "TCP 1"), orphans: .delete)
    #expect(report.plan.hasConflicts)
    #expect(!report.plan.pages.contains { $0.action == .delete })
  }

  @Test func `a page that people have written around is not deleted, nor are its pictures`()
    async throws
  {
    let repository = try await GitRepository()
    _ = try await repository.publish(.sample())
    try await repository.edit(["shop-flow-ssh.md": { "Our notes.\n" + $0 }])
    let less = Publication.sample(flows: ["browse"])
    let report = try await repository.publish(less, orphans: .delete)
    #expect(report.action("shop-flow-ssh.md")?.reason?.contains("written around") == true)
    let files = try await repository.files()
    #expect(files["shop-flow-ssh.md"]?.hasPrefix("Our notes.\n") == true)
    #expect(files["images/shop/ssh.svg"] != nil)
    #expect(try await repository.publish(less, orphans: .delete).changeCount == 0)
  }

  @Test func `what other people wrote has the same bytes afterwards`() async throws {
    let repository = try await GitRepository()
    try await repository.edit([
      ".gitattributes": { _ in "* text=auto eol=crlf\n*.md text\n" },
      "Theirs.md": { _ in "a\r\nb\r\n" },
    ])
    let before = try await repository.blobs()
    _ = try await repository.publish(.sample())
    #expect(try await repository.publish(.sample()).changeCount == 0)
    let after = try await repository.blobs()
    for (name, blob) in before { #expect(after[name] == blob, "\(name)") }
  }

  @Test func `marks behind a byte order mark count, those in an example do not`() async throws {
    let repository = try await GitRepository()
    _ = try await repository.publish(.sample())
    try await repository.edit([
      "shop-acl-nacl-2.md": { "\u{FEFF}" + $0 },
      "Home.md": { _ in "Write:\n```\n<!-- BEGIN_PORTOLAN -->\n<!-- END_PORTOLAN -->\n```\n" },
    ])
    let report = try await repository.publish(.sample(rule: "TCP 443"))
    #expect(report.action("shop-acl-nacl-2.md") == .update)
    #expect(report.action("Home.md") == .leave(reason: "it has no place for Portolan"))
  }

  @Test func `a page with half a pair of marks is never overwritten`() async throws {
    let repository = try await GitRepository()
    _ = try await repository.publish(.sample())
    try await repository.edit([
      "shop-acl-nacl-2.md": { $0.replacing("<!-- END_PORTOLAN id=shop -->\n", with: "More.\n") }
    ])
    let report = try await repository.publish(
      .sample(rule: "TCP 443"), force: ["shop-acl-nacl-2.md"])
    #expect(report.plan.conflicts.map(\.name) == ["shop-acl-nacl-2.md"])
    #expect(try await repository.files()["shop-acl-nacl-2.md"]?.hasSuffix("More.\n") == true)
  }

  @Test func `the title of a page on GitLab follows the model`() async throws {
    let repository = try await GitRepository()
    _ = try await repository.publish(.sample(), as: .gitLab)
    let renamed = Publication(
      pages: Publication.sample().pages.map { page in
        Publication.Page(
          path: page.path,
          document: Document(title: page.document.title + " \"new\"", blocks: page.document.blocks))
      }, pictures: Publication.sample().pictures)
    _ = try await repository.publish(renamed, as: .gitLab)
    let page = try #require(try await repository.files()["shop.md"])
    #expect(page.hasPrefix("---\ntitle: \"Shop \\\"new\\\"\"\n---\n\n<!-- BEGIN"), "\(page)")
  }

  @Test(arguments: ["Home", "home", "_Sidebar"])
  func `a name that the wiki keeps for itself is refused`(name: String) async throws {
    let repository = try await GitRepository()
    await #expect(throws: PublishError.self) {
      try await repository.publish(.sample(), name: name)
    }
  }

  @Test func `several publishers at once all come through`() async throws {
    let repository = try await GitRepository()
    _ = try await repository.publish(.sample())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for name in ["a", "b", "c", "d"] {
        group.addTask { _ = try await repository.publish(.sample(), name: name) }
      }
      try await group.waitForAll()
    }
    let home = try #require(try await repository.files()["Home.md"])
    for name in ["a", "b", "c", "d"] { #expect(home.contains("(\(name))"), "\(home)") }
    #expect(try await repository.commitCount() == 5)
  }

  @Test func `the order of Azure's pages is people's to change`() async throws {
    let repository = try await GitRepository()
    _ = try await repository.publish(.sample(), as: .azure)
    #expect(
      try await repository.files()["shop/.order"] == "Flow-browse\nFlow-ssh\nACL-nacl%2D2\n")
    try await repository.edit([
      "shop/.order": { _ in "ACL-nacl%2D2\nFlow-ssh\nFlow-browse\n" }, ".order": { _ in "Start\n" },
    ])
    _ = try await repository.publish(
      .sample(flows: ["browse", "ping"]), as: .azure, orphans: .delete)
    let files = try await repository.files()
    #expect(files["shop/.order"] == "ACL-nacl%2D2\nFlow-browse\nFlow-ping\n")
    #expect(files[".order"] == "Start\nshop\n")
  }

  @Test func `a repository that is not there is told of`() async throws {
    let name = try #require(PublicationName("shop"))
    let wiki = try Destination("/nowhere/x.wiki.git", kind: .git(.gitHub), name: name)
      .wiki(secret: nil)
    await #expect(throws: PublishError.self) { try await plan(wiki) }
  }

  private func plan(_ wiki: some Wiki) async throws {
    _ = try await Publisher(to: wiki).plan(.sample())
  }
}
