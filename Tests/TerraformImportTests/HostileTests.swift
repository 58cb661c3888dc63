import Foundation
import StructuredText
import TerraformImport
import TestSupport
import Testing
import TopologyFile

/// Files are cut off, and bytes flip: whatever becomes of them, nothing crashes.
struct HostileTests {
  /// Whether a file gives a network or a message, on both sides.
  private func isAnswered(_ bytes: [UInt8]) -> Bool {
    let source = SourceText(name: "x.json", bytes: bytes)
    return [Imported([source]), Imported([source], side: .before)].allSatisfy {
      $0.reading.topology != nil || !$0.messages.isEmpty
    }
  }

  @Test(
    .enabled(if: CorpusTests.isPresent, "there is no corpus"),
    arguments: CorpusTests.files)
  func `flipped bytes and cuts give a network or a message`(path: String) throws {
    let source = try CorpusTests.source(path)
    // Whole plans of modules are large.
    let rounds = source.bytes.count > 60_000 ? 8 : 40
    var generator = SeededGenerator(seed: UInt64(source.bytes.count))
    for _ in 0..<rounds {
      var bytes = source.bytes
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let index = Int.random(in: bytes.indices, using: &generator)
        bytes[index] = UInt8.random(in: 32...126, using: &generator)
      }
      #expect(isAnswered(bytes))
      #expect(isAnswered(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))))
    }
  }

  /// Every value of a document replaced by another kind of value, one at a time.
  @Test(arguments: ["null", "7", "\"x\"", "[]", "{}", "[[1]]", "[null]", "{\"id\": [1]}", "-1e9"])
  func `values of the wrong type are gaps`(value: String) {
    let names = [
      "cidr_block", "vpc_id", "ingress", "protocol", "from_port", "cidr_blocks", "self", "tags",
      "subnets", "listener", "lb_port", "instances", "references", "expressions", "after_unknown",
      "resources", "planned_values", "configuration", "root_module", "values", "address", "type",
      "child_modules", "resource_changes", "index", "name", "rule_no", "subnet_ids", "route",
    ]
    let good = plan(
      [
        ResourceText(
          "aws_vpc.main", #"{"cidr_block": "10.0.0.0/16", "tags": {"Name": "x"}}"#, unknown: "id"),
        ResourceText(
          "aws_security_group.a",
          """
          {"vpc_id": "vpc-1", "ingress": [{"protocol": "tcp", "from_port": 1, "cidr_blocks": ["10.0.0.0/8"],
           "self": true}]}
          """),
        ResourceText(
          "aws_network_acl.a[0]",
          #"{"subnet_ids": ["subnet-1"], "ingress": [{"rule_no": 1, "protocol": "-1"}]}"#),
        ResourceText("aws_route_table.a", #"{"route": [{"cidr_block": "10.0.0.0/8"}]}"#),
        ResourceText(
          "aws_elb.a", #"{"subnets": ["s"], "instances": ["i"], "listener": [{"lb_port": 80}]}"#),
      ], root: "\"resources\": [\(written("aws_route_table.a", ["vpc_id": "aws_vpc.main.id"]))]")
    for name in names {
      // The text up to the next comma or brace: not always JSON, and that is the point.
      for (offset, part) in good.split(separator: "\"\(name)\": ").enumerated().dropFirst() {
        var parts = good.split(separator: "\"\(name)\": ").map(String.init)
        let end = part.firstIndex(where: { ",}]\n".contains($0) }) ?? part.endIndex
        parts[offset] = value + part[end...]
        let text = parts.joined(separator: "\"\(name)\": ")
        #expect(isAnswered(Array(text.utf8)))
      }
    }
  }

  @Test func `source files that are cut off anywhere are read as far as they go`() {
    let text = """
      resource "aws_vpc" "a" { x = "${a["}"]}" }
      module "m" { source = "./m" } /* c */
      resource "aws_vpc" "b" { x = <<EOT
      text
      EOT
      }
      """
    let bytes = Array(text.utf8)
    for end in 0...bytes.count {
      let file = SourceText(name: "a.tf", bytes: Array(bytes[..<end]))
      let found = TerraformImport.sourcePositions(in: [file])
      #expect(found.keys.allSatisfy { $0.hasPrefix("aws_vpc.") })
    }
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let noise = (0..<200).map { _ in
        Array("\"{}[]$%\\<E\n/*#= resource a.".utf8).randomElement(using: &generator) ?? 0
      }
      _ = TerraformImport.sourcePositions(in: [SourceText(name: "a.tf", bytes: noise)])
    }
  }
}
