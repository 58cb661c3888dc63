import NetworkModel
import Testing

@testable import Planning

struct ExamplePlanTests {
  @Test(arguments: ["diagram-a", "diagram-b"])
  func `the flows of the article give its own rules`(name: String) async throws {
    let network = try Topology.example(name)
    let plan = await LeastPrivilegePlan(for: network)
    for acl in network.networkACLs {
      for direction in Direction.allCases {
        #expect(
          plan.topology.networkACLs[acl.id]?.entries(direction).map(\.withoutWords)
            == acl.entries(direction).map(\.withoutWords))
      }
    }
    for group in network.securityGroups {
      for direction in Direction.allCases {
        #expect(
          plan.topology.securityGroups[group.id]?.rules(direction).map(\.withoutWords)
            == group.rules(direction).map(\.withoutWords))
      }
    }
    #expect(plan.isComplete)
    #expect(plan.remarks.isEmpty)
  }

  @Test(arguments: try Topology.exampleNames)
  func `the plan of every example is proven`(name: String) async throws {
    let plan = await LeastPrivilegePlan(for: try .example(name))
    #expect(plan.proof.failures == [])
    #expect(plan.flows.allSatisfy { $0.isAsWanted || !$0.obstacles.isEmpty })
    #expect(plan.exceededQuotas == [])
  }
}

extension NetworkACL.Entry {
  var withoutWords: Self {
    Self(ruleNumber: ruleNumber, traffic: traffic, peer: peer, action: action)
  }
}

extension SecurityGroup.Rule {
  var withoutWords: Self { Self(traffic: traffic, peer: peer) }
}
