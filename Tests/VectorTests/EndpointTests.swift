import Evaluation
import Foundation
import NetworkModel
import StructuredText
import Testing
import TopologyFile

/// Whom the ends of flows stand for: networks whose flows say what has to come out.
@Suite struct EndpointTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/endpoints")

  @Test(arguments: [
    "ipv6-internet", "public-source", "shared-address-space", "literal-family",
    "member-client-ports", "no-common-family", "range-members", "wider-than-vpc",
  ])
  func `every flow has the verdict that it expects`(name: String) throws {
    let file = Self.folder.appending(path: "\(name).yaml")
    let source = SourceText(name: name, bytes: [UInt8](try Data(contentsOf: file)))
    let topology = try #require(TopologyFile.read([source]).topology)
    let explanations = Evaluator(topology).explainFlows()
    #expect(explanations.contains { $0.flow.expectation != nil })
    for explanation in explanations {
      guard let expected = explanation.flow.expectation else { continue }
      #expect(explanation.outcome.meets(expected), "\(explanation.flow.name)")
    }
  }
}
