import Foundation
import Markup
import Testing

@Suite struct PictureMapTests {
  @Test func `areas are the boxes of the shapes within links, in pixels`() throws {
    let svg = """
      <?xml version="1.0"?>
      <!-- <a href="no.md"> -->
      <svg width="400" height="200" viewBox="0 0 200 100">
      <g transform="scale(1 1) rotate(0) translate(4 96)">
      <polygon points="-4,4 196,-96"/>
      <a href="../acl.md#in-1" xlink:href="../acl.md#in-1"><title>a &amp; b</title>
      <polygon points="0,0 10.5,0 10.5,-6"/><text x="0" y="-90" font-size="10">outside</text></a>
      <a xlink:href="b.md" xlink:title="text"><text x="50" y="-50" text-anchor="middle" font-size="10">abcde</text></a>
      <a href="javascript:x"><polygon points="0,0 1,1"/></a>
      </g></svg>
      """
    let map = try #require(PictureMap(svg: svg, at: "diagrams/a.svg"))
    #expect(map.width == 400)
    #expect(map.height == 200)
    #expect(
      map.areas.map { [$0.left, $0.top, $0.right, $0.bottom] } == [
        [8, 180, 29, 192], [78, 72, 138, 97],
      ])
    #expect(map.areas.map(\.title) == ["a & b", "text"])
    #expect(
      map.areas.map(\.target) == [
        .page("acl.md", anchor: "in-1"), .page("diagrams/b.md", anchor: nil),
      ])
  }

  @Test(arguments: [
    "", "no picture", "<svg/>", "<svg width='10pt' height='5pt' viewBox='0 0 1 1'/>", "<svg",
  ])
  func `what is no picture has no map`(svg: String) {
    #expect(PictureMap(svg: svg, at: "a.svg") == nil)
  }

  @Test func `numbers that no picture has do no harm`() throws {
    let svg =
      "<svg width='10' height='10' viewBox='0 0 1 1'><g transform='translate(1e300 -1e300)'><a href='b.md'><polygon points='0,0 1e308,1e308 1e999,nan'/></a></g></svg>"
    let area = try #require(PictureMap(svg: svg, at: "a.svg")?.areas.first)
    let edges: [Int] = [area.left, area.top, area.right, area.bottom]
    #expect(edges == [10, 0, 10, 10])
    #expect(PictureMap(svg: svg.replacing("'10'", with: "'1e999'"), at: "a.svg") == nil)
  }

  @Test func `links lead where they do in a place, and nothing else changes`() {
    let svg =
      "<svg><!-- x --><a href=\"../b.md#c\" target=\"_top\"><text>&lt;a href</text></a><a xlink:href=\"d.svg\">x</a></svg>"
    let links = LinkStyle { target in
      if case .page(let path, let anchor) = target {
        "https://e.org/?a=1&b=\(path)#\(anchor ?? "")"
      } else {
        nil
      }
    }
    #expect(
      PictureMap.svg(svg, at: "diagrams/a.svg", links: links)
        == "<svg><!-- x --><a href=\"https://e.org/?a=1&amp;b=b.md#c\" xlink:href=\"https://e.org/?a=1&amp;b=b.md#c\" target=\"_top\"><text>&lt;a href</text></a><a>x</a></svg>"
    )
  }

  @Test func `every gate of a generated diagram has an area within it`() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs-out/diagram-b/diagrams/browse.svg").path
    let svg = String(
      decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
    let map = try #require(PictureMap(svg: svg, at: "diagrams/browse.svg"))
    #expect(map.areas.count == svg.split(separator: "<a ").count - 1)
    for area in map.areas {
      #expect(area.left >= 0 && area.right <= map.width && area.left + 50 < area.right)
      #expect(area.top >= 0 && area.bottom <= map.height && area.top + 20 < area.bottom)
      guard case .page(let page, _) = area.target else {
        Issue.record("\(area)")
        continue
      }
      #expect(page.hasPrefix("network-acls/") || page.hasPrefix("security-groups/"))
    }
  }
}
