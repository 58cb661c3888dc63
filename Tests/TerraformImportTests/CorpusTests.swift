import Diagnostics
import Foundation
import NetworkModel
import Provenance
import StructuredText
import TerraformImport
import Testing
import TopologyFile

/// Plans and states of other people, where they are at hand.
struct CorpusTests {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../../shared/corpus").standardizedFileURL
  static let isPresent = FileManager.default.fileExists(atPath: folder.path)

  static func source(_ path: String) throws -> SourceText {
    SourceText(name: path, bytes: Array(try Data(contentsOf: folder.appending(path: path))))
  }

  static let files = [
    "diagram-b/terraform/plan.json", "diagram-b/terraform/show-state.json",
    "diagram-b/terraform/terraform.tfstate", "diagram-b/terraform/change-plan.json",
    "terraform/terraform-aws-vpc-network-acls-plan.json",
    "terraform/checkov-for-each-security-groups-plan.json",
    "terraform/driftctl-security-group-rules.tfstate", "terraform/inframap-version-3-state.json",
    "terraform/regula-tfplan.0.15.json",
  ]

  @Test(.enabled(if: isPresent, "there is no corpus"), arguments: files)
  func `every file becomes a network`(path: String) throws {
    let imported = Imported([try Self.source(path)])
    #expect(imported.messages.isEmpty)
    #expect(imported.reading.topology != nil)
    #expect(!imported.reading.report.read.isEmpty)
  }

  @Test(.enabled(if: isPresent, "there is no corpus"))
  func `plan, state and state file are one network, up to identifiers and addresses`() throws {
    func normalised(_ path: String) throws -> [String] {
      let imported = Imported([try Self.source("diagram-b/terraform/\(path)")])
      var text = imported.text
      let draft = imported.draft
      for kind in ResourceKind.allCases {
        for id in draft.ids(kind) {
          text.replace("\"\(id)\"", with: id)
          text.replace(id, with: draft[kind, id]?[.name]?.plainText ?? id)
        }
      }
      for gateway in ["igw-b61de8c729a46d430", "aws_internet_gateway.igw"] {
        text.replace(gateway, with: "igw")
      }
      return text.split(separator: "\n").map(String.init)
        .filter { !$0.contains("privateIP") && !$0.contains("name:") && !$0.contains("targets:") }
        .sorted()
    }
    let plan = try normalised("plan.json")
    #expect(plan.count > 70)
    #expect(try normalised("show-state.json") == plan)
    #expect(try normalised("terraform.tfstate") == plan)
  }

  @Test(.enabled(if: isPresent, "there is no corpus"))
  func `both sides of a change are read`() throws {
    let source = try Self.source("diagram-b/terraform/change-plan.json")
    let (before, after) = (Imported([source], side: .before), Imported([source]))
    let (group, acl) = ("sg-c9c046dbfd12b0876", "acl-74e4eb29438a9e2dc")
    #expect(
      before.rules(.securityGroup, group, .inbound) == ["tcp 80 sg-3cb28486485490d9a"])
    #expect(
      after.rules(.securityGroup, group, .inbound)
        == ["tcp 22 0.0.0.0/0", "tcp 80 sg-3cb28486485490d9a"])
    #expect(before.rules(.networkACL, acl, .inbound).contains { $0.hasPrefix("200 ") })
    #expect(after.rules(.networkACL, acl, .inbound).contains { $0.hasPrefix("210 ") })
  }

  @Test(.enabled(if: isPresent, "there is no corpus"))
  func `the public VPC module's entries are of the right ACLs, and its subnets have them`() throws {
    let imported = Imported([
      try Self.source("terraform/terraform-aws-vpc-network-acls-plan.json")
    ])
    let counts = ["public", "elasticache"].map { name in
      [Key.inbound, .outbound].map {
        imported.rules(.networkACL, "module.vpc.aws_network_acl.\(name)[0]", $0).count
      }
    }
    #expect(counts == [[6, 7], [1, 5]])
    for index in 0..<3 {
      #expect(
        imported.value(.subnet, "module.vpc.aws_subnet.public[\(index)]", .networkACL)
          == "module.vpc.aws_network_acl.public[0]")
      #expect(
        imported.value(.subnet, "module.vpc.aws_subnet.private[\(index)]", .networkACL)
          == "module.vpc.aws_default_network_acl.this[0]")
      #expect(
        imported.value(.subnet, "module.vpc.aws_subnet.elasticache[\(index)]", .routeTable)
          == "module.vpc.aws_route_table.private[0]")
    }
    #expect(imported.reading.report.skipped.isEmpty)
  }

  @Test(.enabled(if: isPresent, "there is no corpus"))
  func `positions are found in the source of a plan`() throws {
    let positions = TerraformImport.sourcePositions(in: [
      try Self.source("diagram-b/terraform/main.tf")
    ])
    #expect(positions.count == 16)
    #expect(positions["aws_vpc.b"]?.line == 25)
  }
}
