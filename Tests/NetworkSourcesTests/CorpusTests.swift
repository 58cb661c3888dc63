import Diagnostics
import Evaluation
import NetworkModel
import NetworkSources
import PacketSpace
import StructuredText
import TestSupport
import Testing
import TopologyFile

/// What people have, read as they would.
@Suite(.enabled(if: Corpus.isThere, Corpus.isMissing))
struct CorpusTests {
  @Test(arguments: Corpus.networks)
  func `every file is read, or refused with a reason and a place`(path: String) throws {
    let reading = NetworkSources(try Corpus.sources(path)).read()
    guard reading.topology == nil else { return }
    let errors = reading.diagnostics.filter { $0.severity == .error }
    #expect(!errors.isEmpty)
    #expect(errors.allSatisfy { $0.location != nil })
  }

  @Test(arguments: Corpus.networks)
  func `the topology file of an import reads back to the same topology`(path: String) throws {
    let (reading, text) = NetworkSources(try Corpus.sources(path)).imported()
    guard let topology = reading.topology else { return }
    let back = TopologyFile.read([SourceText(name: "import.yaml", text: text)])
    #expect(back.topology == topology, "\(DiagnosticFormatter().format(back.diagnostics))")
  }

  @Test(arguments: [
    ("batfish-public-subnet", ["describe/batfish-public-subnet"]),
    ("batfish-nat-gateway", ["describe/batfish-nat-gateway"]),
    ("batfish-load-balancer", ["describe/batfish-load-balancer"]),
    ("np-guard-aws_mixed", ["describe/np-guard-aws_mixed"]),
    ("diagram-b", ["diagram-b/describe"]),
    ("diagram-b", ["diagram-b/terraform/plan.json"]),
    ("diagram-b", ["diagram-b/terraform/show-state.json"]),
    ("diagram-b", ["diagram-b/terraform/terraform.tfstate"]),
    ("diagram-b-broken", ["diagram-b/describe-broken"]),
  ])
  func `the verdicts are the expected ones`(name: String, paths: [String]) throws {
    for expected in try Corpus.expectations(name) {
      try expect(expected, from: expected.to, paths)
    }
  }

  @Test func `the verdicts are the expected ones for a template, which has no names of its own`()
    throws
  {
    for expected in try Corpus.expectations("diagram-b") {
      let to = expected.to == "web-0" ? "Web1" : expected.to
      try expect(expected, from: to, ["diagram-b/cloudformation/diagram-b.yaml"])
    }
  }

  private func expect(
    _ expected: Corpus.Expectation, from to: String, _ paths: [String]
  ) throws {
    var network = NetworkSources(try paths.flatMap(Corpus.sources))
    let ports = expected.clientPorts.map { ", \"clientPorts\": \"\($0)\"" } ?? ""
    network.declarations = [
      SourceText(
        name: "question",
        text: """
          {"flows": [{"name": "?", "from": "\(expected.from)", "to": "\(to)", \
          "protocol": "\(expected.protocol)", "port": \(expected.port)\(ports)}]}
          """)
    ]
    let reading = network.read()
    let topology = try #require(
      reading.topology, "\(DiagnosticFormatter().format(reading.diagnostics))")
    let explanation = try #require(Evaluator(topology).explainFlows().first)
    let what = "\(expected.from) to \(to) \(expected.protocol) \(expected.port)"
    #expect(explanation.outcome.rawValue == expected.verdict, "\(what)")
    if let usable = expected.usable {
      #expect(explanation.clientPorts?.usable.description == usable, "\(what)")
    }
    guard let deniedBy = expected.deniedBy else { return }
    let steps = explanation.blockers.map { explanation.legs[$0.leg].steps[$0.step] }
    #expect(
      steps.contains { step in
        (deniedBy.kind.map { step.checkpoint.kind.rawValue == $0 } ?? true)
          && (deniedBy.id.map {
            step.checkpoint.ids.contains($0) || step.checkpoint.names.contains($0)
          }
            ?? true)
          && (deniedBy.direction.map { step.checkpoint.direction?.rawValue == $0 } ?? true)
          && (deniedBy.code.map { step.code?.rawValue == $0 } ?? true)
          && (deniedBy.rule.map { step.deciders.map(\.reference).contains($0) } ?? true)
      }, "\(what): \(explanation.headline)")
  }

  @Test func `one network in five forms is five times the same`() throws {
    let forms = try [
      "diagram-b/describe", "diagram-b/terraform/plan.json", "diagram-b/terraform/show-state.json",
      "diagram-b/terraform/terraform.tfstate", "diagram-b/cloudformation/diagram-b.yaml",
    ].map { path in
      try #require(NetworkSources(try Corpus.sources(path)).read().topology, "\(path)")
    }
    let normal = forms.map(\.normalForm)
    for other in normal.dropFirst() { #expect(other == normal[0]) }

    let steps = forms.map { topology in
      Evaluator(topology).explainFlows().filter { $0.flow.from == .internet }.map { explanation in
        explanation.legs.flatMap(\.steps).map {
          "\($0.phase) \($0.checkpoint.kind) \($0.outcome) \($0.deciders.count) \($0.passedPorts)"
        }
      }
    }
    #expect(!steps[0].isEmpty)
    for other in steps.dropFirst() { #expect(other == steps[0]) }
  }
}
