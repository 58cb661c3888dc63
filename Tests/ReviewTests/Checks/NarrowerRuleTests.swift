import Evaluation
import Foundation
import NetworkModel
import PacketSpace
import Testing

@testable import Review

/// What is said to do for the flows does.
@Suite struct NarrowerRuleTests {
  private static let examples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Examples")

  @Test func `flows fare the same with the narrower rules instead of the wider ones`() async throws
  {
    var count = 0
    for file in try FileManager.default.contentsOfDirectory(atPath: Self.examples.path).sorted() {
      let text = try String(contentsOf: Self.examples.appending(path: file), encoding: .utf8)
      let topology = try Topology(text: text)
      let explanations = await Evaluator(topology).explainFlowsWithNeeds()
      let review = await NetworkReview(topology, explanations)
      for rule in review.rules.rules where !rule.narrower.isEmpty {
        count += 1
        let narrowed = Evaluator(topology.narrowing(rule))
        for explanation in explanations {
          #expect(
            narrowed.explain(explanation.flow).outcome == explanation.outcome,
            "\(file): \(rule.location), \(explanation.flow.name)")
        }
      }
    }
    #expect(count > 5)
  }

  @Test func `a flow breaks without the rules that it needs, and no other does`() async throws {
    for file in ["diagram-a.yaml", "diagram-b.yaml", "transit-gateway.yaml", "ipv6.yaml"] {
      let text = try String(contentsOf: Self.examples.appending(path: file), encoding: .utf8)
      let topology = try Topology(text: text)
      let explanations = await Evaluator(topology).explainFlowsWithNeeds()
      let review = await NetworkReview(topology, explanations)
      for rule in review.rules.rules where rule.allows {
        let without = Evaluator(topology.replacing(rule, by: []))
        for (number, explanation) in explanations.enumerated()
        where explanation.flow.expectation != .denied {
          let isWorse = without.explain(explanation.flow).outcome != explanation.outcome
          #expect(isWorse == rule.dependents.contains(number), "\(file): \(rule.location)")
        }
      }
    }
  }
}

extension Topology {
  /// The network with the narrower rules instead of a rule.
  fileprivate func narrowing(_ rule: ReviewedRule) -> Topology {
    replacing(
      rule,
      by: rule.narrower.flatMap { narrower in
        (narrower.addresses?.cidrs.map { RulePeer.cidr($0) } ?? [rule.peer]).map {
          (narrower.traffic, $0)
        }
      })
  }

  fileprivate func replacing(
    _ rule: ReviewedRule, by rules: [(traffic: RuleTraffic, peer: RulePeer)]
  ) -> Topology {
    var result = self
    switch rule.location {
    case .rule(let id, let direction, let number):
      result.securityGroups = securityGroups.replacing(id) { group in
        group.changing(direction) { old in
          old.prefix(number - 1)
            + rules.map { SecurityGroup.Rule(traffic: $0.traffic, peer: $0.peer) }
            + old.dropFirst(number)
        }
      }
    case .entry(let id, let direction, let number):
      result.networkACLs = networkACLs.replacing(id) { acl in
        acl.changing(direction) { old in
          old.filter { $0.ruleNumber < number }
            + rules.enumerated().map { index, rule in
              NetworkACL.Entry(
                ruleNumber: number + index, traffic: rule.traffic, peer: rule.peer, action: .allow)
            } + old.filter { $0.ruleNumber > number }
        }
      }
    case .route: break
    }
    return result
  }
}
