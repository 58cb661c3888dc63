import DOT
import Foundation
import HTMLSite
import NetworkModel
import Pages
import TestSupport
import Testing

@Suite(.enabled(if: BuiltProgram.path != nil, Comment(rawValue: BuiltProgram.absence)))
struct HTMLSiteTests {
  private func site(_ names: [String] = TestedSite.examples) async throws -> TestedSite {
    try await TestedSite(names.map { ($0, try TestedSite.example($0)) })
  }

  @Test(arguments: [["diagram-b"], TestedSite.examples])
  func `every link leads to a file of the site, and to a place on it`(
    names: [String]
  ) async throws {
    let site = try await site(names)
    for (path, text) in site.files where !path.hasSuffix(".js") {
      for match in text.matches(of: /\s(?:xlink:)?(?:href|src|data-index)="([^"]*)"/) {
        let link = String(match.1).replacing("&amp;", with: "&")
        guard !link.hasPrefix("data:") else { continue }
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let target = parts[0].isEmpty ? path : try resolve(parts[0], from: path)
        let page = site.files[target]
        #expect(page != nil, "\(link) on \(path)")
        guard parts.count == 2 else { continue }
        #expect(page?.contains(" id=\"\(parts[1])\"") == true, "\(link) on \(path)")
      }
    }
  }

  @Test func `what can be found is there`() async throws {
    let site = try await site()
    let index = try #require(site.files["search.js"])
    let urls = index.matches(of: /"url": "([^"]*)"/).map { String($0.1) }
    #expect(urls.count > site.pages.count)
    for url in urls {
      let parts = url.split(separator: "#").map(String.init)
      let page = try #require(site.files[parts[0]], "\(url)")
      #expect(parts.count == 1 || page.contains(" id=\"\(parts[1])\""), "\(url)")
    }
  }

  @Test func `nothing is asked of anybody else`() async throws {
    for (path, text) in try await site().files {
      let rest = text.replacing(/http:\/\/www\.w3\.org\/[0-9]+\/(svg|xlink)/, with: "")
      #expect(
        rest.firstMatch(of: /(https?:)?\/\/[a-z]/) == nil || !path.hasSuffix(".html"), "\(path)")
      #expect(!rest.contains("url(") && !rest.contains("@import"), "\(path)")
    }
  }

  @Test func `pages obey their own policy: no scripts, styles or handlers within them`()
    async throws
  {
    for (path, page) in try await site().pages {
      #expect(
        page.contains(
          "content=\"default-src 'none'; script-src 'self' file:; style-src 'self' file:; "))
      #expect(page.firstMatch(of: /<style|\sstyle=|\son[a-z]+=|javascript:/) == nil, "\(path)")
      #expect(page.matches(of: /<script/).count == 1, "\(path)")
    }
  }

  @Test func `no name is given twice on a page`() async throws {
    for (path, page) in try await site().pages {
      let names = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
      #expect(Set(names).count == names.count, "\(path)")
    }
  }

  @Test func `checks can be found in diagrams and tables by their number`() async throws {
    let page = try #require(try await site(["diagram-b"]).files["flows/browse.html"])
    for number in 1...12 {
      #expect(
        page.contains(
          number <= 6 ? "check request check-\(number)\"" : "check reply check-\(number)\""))
      #expect(page.contains("<td class=\"number\">\(number)</td>"))
    }
  }

  @Test func `the current page is marked in the navigation, and the verdicts of flows are said`()
    async throws
  {
    let page = try #require(
      try await site().files["b-health-check-port-closed/flows/browse.html"])
    #expect(page.matches(of: /<a [^>]*aria-current="page"/).count == 1)
    #expect(
      page.contains(
        "<a href=\"browse.html\" aria-current=\"page\"><span class=\"mark denied\" aria-hidden=\"true\">×</span>"
      ))
    #expect(page.contains("<div class=\"banner denied\">"))
  }

  @Test func `of very many flows those around the current one are listed, and the way to all`()
    async throws
  {
    var topology = try TestedSite.example("diagram-b")
    let flow = try #require(topology.flows.first)
    topology.flows = (1...200).map {
      Flow(name: "Flow \($0)", from: flow.from, to: flow.to, traffic: flow.traffic)
    }
    let documentation = try await TestedSite.documentation(of: [("network", topology)])
    let pages = HTMLSite(pictureStyle: "").site(of: documentation).files
    let content = try #require(pages.first { $0.path == "flows/flow-100.html" }?.content)
    guard case .composed(let parts) = content, case .text(let start)? = parts.first else {
      Issue.record("no picture on the page of a flow")
      return
    }
    #expect(start.contains("<a href=\"flow-100.html\" aria-current=\"page\">"))
    #expect(start.contains("<a href=\"flow-80.html\">"))
    #expect(!start.contains("<a href=\"flow-1.html\">"))
    #expect(start.contains("<a href=\"../index.html#flows\">All 200</a>"))
  }

  @Test func `a page without a heading is called as the navigation calls it`() async throws {
    let documentation = try await TestedSite.documentation(
      of: [("network", try TestedSite.example("diagram-b"))],
      templates: try TemplateLibrary(overrides: ["flow.mustache": "Only this.\n"]))
    let page = HTMLSite(pictureStyle: "").site(of: documentation).files
      .first { $0.path == "flows/browse.html" }
    #expect(page?.content.text()?.contains("<h1>Browse</h1>") == true)
  }

  @Test func `the same network gives the same site`() async throws {
    #expect(try await site().files == site().files)
  }

  private static let harmless = Task {
    try await TestedSite([
      ("network", try TestedSite.example("diagram-b").naming(everything: "Harmless"))
    ])
  }

  @Test(arguments: HostileNames.all.filter { $0.contains { $0 != " " } })
  func `names are text, wherever they stand`(name: String) async throws {
    let site = try await TestedSite([
      ("network", try TestedSite.example("diagram-b").naming(everything: name))
    ])
    let harmless = try await Self.harmless.value
    let elements = { (page: String) in page.matches(of: /<\/?[a-z][a-z0-9]*/).map { String($0.0) } }
    let pages = site.pages.keys.filter { $0 == "index.html" || $0.hasPrefix("flows") }.sorted()
    let harmlessPages = harmless.pages.keys.filter { $0 == "index.html" || $0.hasPrefix("flows") }
      .sorted()
    #expect(pages.count == harmlessPages.count)
    for (page, expected) in zip(pages, harmlessPages) {
      let found = elements(site.pages[page] ?? "").filter { !$0.hasSuffix("text") }
      let wanted = elements(harmless.pages[expected] ?? "").filter { !$0.hasSuffix("text") }
      #expect(found == wanted, "\(page)")
    }
  }

  private func resolve(_ link: String, from page: String) throws -> String {
    var folders = page.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      if part == ".." {
        try #require(!folders.isEmpty, "\(link) leads out of the site")
        folders.removeLast()
      } else {
        folders.append(String(part))
      }
    }
    return folders.joined(separator: "/")
  }
}
