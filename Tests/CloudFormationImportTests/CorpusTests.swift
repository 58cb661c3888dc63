import Diagnostics
import Foundation
import NetworkModel
import PacketSpace
import Provenance
import StructuredText
import Testing
import TopologyFile

/// Templates of other people's, which lie beside the project and are no part of it.
struct CorpusTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "../../../shared/corpus").standardized

  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  private func read(_ path: String) throws -> Import {
    let data = try Data(contentsOf: Self.folder.appending(path: path))
    return Import([SourceText(name: path, bytes: Array(data))])
  }

  /// How many entries, rules and routes there are.
  struct Count: Equatable {
    var entries: Int
    var rules: Int
    var routes: Int

    init(_ entries: Int, _ rules: Int, _ routes: Int) {
      (self.entries, self.rules, self.routes) = (entries, rules, routes)
    }

    init(_ topology: Topology) {
      self.init(
        topology.networkACLs.reduce(0) { $0 + $1.inbound.count + $1.outbound.count },
        topology.securityGroups.reduce(0) { $0 + $1.inbound.count + $1.outbound.count },
        topology.routeTables.reduce(0) { $0 + $1.routes.count })
    }
  }

  @Test(
    .enabled(if: isThere, "the corpus is not there"),
    arguments: [
      ("awslabs-vpc-with-managed-nat.yaml", Count(2, 0, 3)),
      ("awslabs-vpc_template.json", Count(6, 5, 1)),
      ("quickstart-aws-vpc.template.yaml", Count(0, 0, 3)),
      ("quickstart-compliance-vpc-production.template", Count(12, 2, 3)),
      ("refarch-wordpress-02-securitygroups.yaml", Count(0, 17, 0)),
      ("stelligent-bakedami-elb-rdsbackend.yml", Count(12, 10, 0)),
      ("thinegan-vpc-nacl-sg.yml", Count(10, 8, 2)),
      ("widdix-ecs-service-cluster-alb.yaml", Count(0, 0, 0)),
      ("widdix-vpc-2azs.yaml", Count(8, 0, 6)),
    ])
  func `a template has all its entries, rules and routes`(
    file: String, count: Count
  ) throws {
    let result = try read("cloudformation/\(file)")
    #expect(result.errors == [])
    #expect(Count(result.topology) == count)
  }

  @Test(.enabled(if: isThere, "the corpus is not there"))
  func `two entries with one number are an error`() throws {
    let result = try read("cloudformation/cfn_nag-duplicate-rule-numbers.yml")
    #expect(
      result.errors.sorted() == [
        "inbound rule 100 of 'myNetworkAcl' exists already",
        "inbound rule 200 of 'myNetworkAcl2' exists already",
      ])
  }

  @Test(.enabled(if: isThere, "the corpus is not there"))
  func `diagram B is complete`() throws {
    let result = try read("diagram-b/cloudformation/diagram-b.yaml")
    #expect(result.errors == [])
    #expect(result.report.incomplete == [])
    #expect(result.report.skipped == [])
    #expect(Count(result.topology) == Count(6, 4, 1))
  }
}
