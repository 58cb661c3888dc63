import Diagnostics
import Foundation
import StructuredText
import Testing
import TopologyFile

/// Files that are made, or broken, to harm the reader: each is refused with a message.
struct HostileInputTests {
  private func codes(_ bytes: [UInt8]) -> [String] {
    let reading = TopologyFile.read([SourceText(name: "net.yaml", bytes: bytes)])
    #expect(reading.topology == nil)
    // No message may be as large as what it is about.
    #expect(DiagnosticFormatter().format(reading.diagnostics).utf8.count < 1_000_000)
    return reading.diagnostics.map(\.code)
  }

  private func codes(_ text: String) -> [String] { codes(Array(text.utf8)) }

  @Test func `a bomb of aliases is refused`() {
    let levels = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n" }

    #expect(codes("a0: &a0 [x]\n" + levels.joined()).contains("topology.too-many-nodes"))
  }

  @Test func `a bomb of aliases in keys is refused`() {
    let levels = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }

    #expect(codes("a0: &a0 [x]\n" + levels.joined() + "? [*a40]\n: x\n").count > 0)
  }

  @Test func `a chain of aliases is refused when it gets too deep`() {
    let links = (1...100_000).map { "- &a\($0) [*a\($0 - 1)]\n" }

    #expect(codes("- &a0 [x]\n" + links.joined()) == ["topology.too-deep"])
  }

  @Test func `an alias within what it names is refused`() {
    #expect(codes("vpcs: &v {vpc-1: *v}") == ["topology.alias"])
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000),
    String(repeating: "{a: ", count: 100_000),
    String(repeating: "- ", count: 100_000),
    String(repeating: "? ", count: 100_000),
    String(repeating: "[", count: 900) + String(repeating: "]", count: 900),
    String(repeating: "[", count: 100) + String(repeating: "]", count: 100),
  ])
  func `deep nesting is refused`(text: String) {
    #expect(codes(text).contains { ["topology.too-deep", "topology.syntax"].contains($0) })
  }

  @Test func `deep nesting is refused on a thread with little room, too`() async {
    let text = String(repeating: "[", count: 999) + String(repeating: "]", count: 999)
    let found = await withCheckedContinuation { continuation in
      let thread = Thread {
        let reading = TopologyFile.read([SourceText(name: "net.yaml", text: text)])
        continuation.resume(returning: reading.diagnostics.map(\.code))
      }
      thread.stackSize = 256 << 10
      thread.start()
    }

    #expect(found == ["topology.too-deep"])
  }

  @Test func `a file of more than the maximum is not looked at`() {
    #expect(codes([UInt8](repeating: 0x20, count: 50 << 20)) == ["topology.too-large"])
  }

  @Test func `bytes at random are refused`() {
    for seed in 0..<200 as Range<UInt64> {
      var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
      let bytes = (0..<512).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      #expect(!codes(bytes).isEmpty)
    }
  }

  @Test func `a good file with any one byte broken is read or refused, never more`() throws {
    let good = try Fixtures.bytes("valid/diagram-b.yaml")
    for index in stride(from: 0, to: good.count, by: 7) {
      for replacement in [0x00, 0x09, 0x22, 0x26, 0x2A, 0x3A, 0x5B, 0x7B, 0xC3] as [UInt8] {
        var bytes = good
        bytes[index] = replacement
        let reading = TopologyFile.read([SourceText(name: "net.yaml", bytes: bytes)])
        #expect((reading.topology == nil) == reading.diagnostics.contains { $0.severity == .error })
      }
    }
  }

  @Test func `very many faults are cut short`() {
    let text = "vpcs:\n" + (0..<20_000).map { "  v\($0): {cdir: 10.0.0.0/16}\n" }.joined()
    let found = codes(text)

    #expect(found.count < 1_100)
    #expect(found.last == "topology.too-many-complaints")
  }

  @Test func `very many duplicate keys do not take for ever`() {
    let text = "vpcs:\n" + (0..<1_000).map { "  v\($0 / 2): {cidr: 10.0.0.0/16}\n" }.joined()

    #expect(codes(text).contains("topology.duplicate-key"))
  }

  @Test func `one line as long as the file may be is not quoted for every fault`() {
    let rules = String(
      repeating: "{tpye: HTTP, source: 0.0.0.0/0},", count: 100_000)

    #expect(!codes("securityGroups: {sg: {inbound: [\(rules)]}}").isEmpty)
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "topology.encoding"),
      ([0xFE, 0xFF, 0x00, 0x61], "topology.encoding"),
      ([0x61, 0x00, 0x3A, 0x00], "topology.encoding"),
      ([0x61, 0x62, 0x00], "topology.encoding"),
      ([0x61, 0xC3, 0x28], "topology.encoding"),
      ([0x61, 0x1B, 0x28], "topology.encoding"),
      ([0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01], "topology.encoding"),
      ([], "topology.empty"),
      ([0xEF, 0xBB, 0xBF], "topology.empty"),
      ([0x20, 0x0A, 0x23, 0x20], "topology.empty"),
    ] as [([UInt8], String)])
  func `what is not text is refused`(bytes: [UInt8], code: String) {
    #expect(codes(bytes) == [code])
  }

  @Test func `a byte order mark before a good file is fine`() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + (try Fixtures.bytes("valid/diagram-a.yaml"))

    #expect(TopologyFile.read([SourceText(name: "net.yaml", bytes: bytes)]).topology != nil)
  }
}
