import Evaluation
import Foundation
import NetworkModel
import PacketSpace
import Pages
import Testing

struct HostileNameTests {
  static let names = [
    "a|b", "`code`", "``", "<script>alert(1)</script>", "\"quoted\" 'too'", "*bold* __too__",
    "../../etc/passwd", "# heading", "- item", "1. item", "12) item", "+ item", "= line",
    "[link](https://example.com)", "![image](x.svg)", "[x]: y", "[ ] task", "a]", "a](b",
    "<https://example.com>", "https://example.com/?a=b&c=d", "www.example.com", "&amp; &lt;",
    "@everyone", "mail@example.com", "", "<!-- comment", "-->", "~~struck~~", "{{mustache}}",
    "{% tag %}", "$x$",
    "back\\slash", "trailing\\", "emoji 🚢", "שלום", "tab", "CON", "..", ".", "/", "  ",
    "://", "a_b_c", "|", "||", "-", "_", "^", "~", "user&#64;example", ":smile", "<b>", "|---|",
    String(repeating: "long ", count: 59) + "name", "é", "x^2", "\\|",
  ]

  /// The second network with a name in every place that has one.
  static func topology(named name: String) -> Topology {
    var topology = Topology.diagramB
    topology.title = name
    topology.securityGroups = ResourceTable(
      topology.securityGroups.map {
        SecurityGroup(
          id: $0.id, name: name, vpc: $0.vpc,
          inbound: $0.inbound.map {
            SecurityGroup.Rule(traffic: $0.traffic, peer: $0.peer, description: name)
          }, outbound: $0.outbound)
      })
    topology.networkACLs = ResourceTable(
      topology.networkACLs.map {
        NetworkACL(
          id: $0.id, name: name, vpc: $0.vpc, inbound: $0.inbound, outbound: $0.outbound)
      })
    topology.subnets = ResourceTable(
      topology.subnets.map {
        Subnet(
          id: $0.id, name: name, vpc: $0.vpc, availabilityZone: $0.availabilityZone,
          cidr: $0.cidr, routeTable: $0.routeTable, networkACL: $0.networkACL)
      })
    topology.flows = topology.flows.map {
      Flow(
        name: name, from: $0.from, to: $0.to, traffic: $0.traffic, expectation: $0.expectation)
    }
    return topology
  }

  @Test(
    .enabled(if: CommonMark.isInstalled, "cmark-gfm is not installed"), arguments: names)
  func `a name is shown as it is, and breaks no table`(name: String) async throws {
    let documentation = try await Documentation(Self.topology(named: name))
    for file in documentation.files where file.path.hasSuffix(".md") {
      let page = try #require(documentation.text(file.path))
      let html = try CommonMark.html(page)
      #expect(!html.contains("<script"), "\(file.path)")
      #expect(!html.contains("<!--"), "\(file.path)")
      let words = name.split(separator: " ").joined(separator: " ")
      let shown = words.isEmpty ? "␣" : words
      let text = CommonMark.text(html).replacing("\u{2068}", with: "")
        .replacing("\u{2069}", with: "").split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      #expect(text.contains(shown), "\(file.path)")
      try expectWholeTables(html, file.path)
      try expectKnownElements(html, file.path)
    }
  }

  @Test(arguments: names)
  func `a file name is safe`(name: String) async throws {
    let paths = try await Documentation(Self.topology(named: name)).files.map(\.path)
    #expect(Set(paths).count == paths.count)
    for path in paths where path != "README.md" {
      #expect(path.wholeMatch(of: /[a-z-]+\/[a-z0-9]+(-[a-z0-9]+)*\.(md|svg|dot)/) != nil)
      #expect(path.count <= 80 + 24)
      #expect(path.firstMatch(of: /\/(con|nul|aux|prn)\./) == nil)
    }
  }

  @Test func `marks that turn the direction of writing are spelt out`() async throws {
    let page = try #require(
      try await Documentation(Self.topology(named: "pay\u{202E}load\u{2066}\n\u{1B}[0m"))
        .text("README.md"))
    #expect(page.contains("pay&#91;U+202E&#93;load&#91;U+2066&#93; ␛&#91;0m"))
    #expect(!page.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `text from right to left is isolated`() async throws {
    let page = try #require(
      try await Documentation(Self.topology(named: "שלום")).text("README.md"))
    #expect(page.contains("\u{2068}שלום\u{2069}"))
  }

  private func expectWholeTables(_ html: String, _ path: String) throws {
    for table in html.split(separator: "<table>").dropFirst() {
      let body = table.prefix { _ in true }.components(separatedBy: "</table>")[0]
      let widths = body.components(separatedBy: "<tr>").dropFirst().map { row in
        row.matches(of: /<t[hd]/).count
      }
      #expect(Set(widths).count == 1, "\(path)")
    }
    // A line that looks like a row but is none would be text.
    #expect(!html.contains("<p>|"), "\(path)")
  }

  /// Nothing in a page is an element but what the templates write.
  private func expectKnownElements(_ html: String, _ path: String) throws {
    let known: Set<String> = [
      "h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "a", "img", "strong", "code",
      "ul", "ol", "li",
    ]
    for match in html.matches(of: /<\/?([a-zA-Z][a-zA-Z0-9]*)/) {
      #expect(known.contains(String(match.1)), "\(match.0) in \(path)")
    }
    // An e-mail address becomes a link whatever stands for its `@`; that does no harm.
    let links = html.matches(of: /<a href="([^"]*)"/).map { String($0.1) }
    for link in links where link != "mailto:mail@example.com" {
      #expect(
        link.wholeMatch(of: /(\.\.\/)?[a-z0-9\/-]*(README)?(\.md|\.svg)?(#[a-z0-9-]+)?/) != nil,
        "\(link) in \(path)")
    }
  }
}
