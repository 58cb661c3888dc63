import DOT
import Diagrams
import Evaluation
import NetworkModel
import Testing

struct LayoutTests {
  @Test func `the same flow gives the same text`() throws {
    for name in Fixture.names {
      #expect(try Fixture(name).diagram() == Fixture(name).diagram(), "\(name)")
    }
  }

  @Test(arguments: [("load-balancer", "check-9"), ("one-instance", "replies-lost")])
  func `a verdict changes no box and no line`(healthy: String, broken: String) throws {
    let pictures = try [healthy, broken].map { Picture(try Fixture($0).diagram()) }
    let shapes = pictures.map { picture in
      picture.lines.map { "\($0.from) \($0.to) \($0.phase)" }
        + picture.text.matches(of: /PORT="r[qs]"[^>]* WIDTH="(\d+)"/).map { "\($0.1)" }
    }
    #expect(shapes[0] == shapes[1])
  }

  @Test func `up to three ways stand side by side, more that are alike are one box`() throws {
    let three = Picture(try Fixture("three-targets").diagram())
    let five = Picture(try Fixture("five-targets").diagram())
    #expect(three.text.contains("EC2 ×2"))  // two of one subnet
    #expect(three.text.contains("EC2 web-3"))
    #expect(five.text.contains("EC2 ×5"))
    #expect(!five.text.contains("EC2 web-1"))
  }

  @Test func `what differs is never folded`() throws {
    let picture = Picture(try Fixture("nodes-differ").diagram())
    let numbers = picture.checkNumbers.count { $0 == 1 }
    #expect(numbers == 2)
  }

  @Test func `names are cut in the picture and whole in the tooltip`() throws {
    let fixture = try Fixture("hostile-names")
    let name = try #require(fixture.topology.instances["web-1"]?.name)
    let text = fixture.diagram().graph.text
    let tooltips = text.matches(of: /tooltip="([^"]*)"/).map { "\($0.1)" }
    #expect(tooltips.contains { $0.contains(name) })
    #expect(!text.matches(of: /<B>[^<]*<\/B>/).contains { $0.0.contains(name) })
    #expect(!text.contains("\u{202E}"))
  }

  @Test func `a check links to where the caller says`() throws {
    let fixture = try Fixture("one-instance")
    let diagram = Diagram.flow(fixture.explanation(), in: fixture.topology, id: "flow") { step in
      step.checkpoint.kind == .networkACL ? .init("acls/nacl-1.md#rule-100") : nil
    }
    let links = diagram.graph.text.matches(of: /HREF="([^"]*)"/).map { "\($0.1)" }
      .filter { $0 != DOTLink.nowhere.text }
    #expect(links == ["acls/nacl-1.md#rule-100", "acls/nacl-1.md#rule-100"])
  }

  @Test func `a row of up to four boxes runs across, a longer one down`() throws {
    #expect(try Fixture("one-instance").diagram().graph.text.contains("rankdir=\"LR\""))
    #expect(try Fixture("load-balancer").diagram().graph.text.contains("rankdir=\"TB\""))
  }
}
