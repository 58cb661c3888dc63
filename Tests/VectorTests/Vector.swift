import Evaluation
import Foundation
import NetworkModel
import StructuredText
import Testing
import TopologyFile

/// A worked case: a topology file of its own, and what every step of its flow has to give.
struct Vector: Decodable, Sendable, CustomTestStringConvertible {
  struct Step: Decodable, Sendable {
    let phase: String
    let kind: String
    let id: String
    let direction: String?
    let verdict: String
    let rules: [String]?
    let passedPorts: String?
    let code: String?
    /// Of a route that is taken: where it leads.
    let target: String?
  }

  struct Leg: Decodable, Sendable {
    let name: String
    let verdict: String
    let usable: String?
    let steps: [Step]
  }

  let id: String
  let title: String
  /// The flow's, or that of its health check, where the case is about that.
  let verdict: String
  let verdictOf: String
  let firstBlocker: String?
  let code: String?
  let legs: [Leg]

  var testDescription: String { "\(id) \(title)" }

  /// All worked cases that the resources of the model can express.
  static let all: [Vector] = {
    guard let data = try? Data(contentsOf: file("expected.json")),
      let vectors = try? JSONDecoder().decode([Vector].self, from: data)
    else { return [] }
    return vectors
  }()

  /// The case's flow, explained.
  func explanation() throws -> Explanation {
    let topology = try topology()
    return Evaluator(topology).explain(try #require(topology.flows.first))
  }

  func topology() throws -> Topology {
    let name = "\(id).yaml"
    let bytes = try [UInt8](Data(contentsOf: Self.file(name)))
    let reading = TopologyFile.read([SourceText(name: name, bytes: bytes)])
    return try #require(reading.topology, "\(reading.diagnostics)")
  }

  private static func file(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
  }
}
