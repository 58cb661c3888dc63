import Evaluation
import NetworkModel

extension Check {
  static let zoneDependentFlow = Check(
    "flow.zone-dependent", "A flow works by some nodes or targets and not by others", .warning,
    reason:
      "Whether it works depends on chance: on the node that the name resolves to, or the target that is "
      + "chosen. It fails now and then, and a test may well succeed.",
    example:
      "crossZone: false, with targets in one of two zones; or a group rule for one subnet of two",
    remedy: "Make the rules of every zone alike; `portolan explain` shows where the paths differ.",
    references: CheckReference.pciDSS("1.2.4")
  ) { network in
    guard network.areDeclared else { return [] }
    return network.explanations.compactMap { explanation in
      guard explanation.outcome == .partial, explanation.flow.expectation != .partial,
        explanation.partialBy.contains(.paths)
      else { return nil }
      let ends = PathEnds(explanation)
      guard !ends.failing.isEmpty else { return nil }
      let success = ends.working.isEmpty ? "" : ", and works over \(NameList.text(ends.working))"
      return Finding(
        check: "flow.zone-dependent", severity: .warning,
        resource: Finding.Resource(kind: "flow", id: explanation.flow.name),
        message: "\(explanation.flow.name) depends on the way that it takes: it fails over "
          + "\(NameList.text(ends.failing))\(success)")
    }
  }
}

/// The ways of a flow that work and those that do not, by what is on them: by the nodes or the targets alone
/// where these make the difference.
private struct PathEnds {
  let working: [String]
  let failing: [String]

  init(_ explanation: Explanation) {
    let ways = explanation.paths.map { path in
      let ends = path.connections.map { connection in
        let end = explanation.legs[connection.leg].ends[connection.ends].to
        return end.displayName + (end.subnet.map { " in \($0)" } ?? "")
      }
      return (ends: ends, works: path.outcome == .allowed && !path.isOutOfService)
    }
    let views: [([String]) -> String] = [
      { $0.first ?? "" }, { $0.last ?? "" }, { $0.joined(separator: " to ") },
    ]
    let sides = views.map { view in
      (
        working: ways.filter(\.works).map { view($0.ends) }.unique,
        failing: ways.filter { !$0.works }.map { view($0.ends) }.unique
      )
    }
    let telling = sides.first { Set($0.working).isDisjoint(with: $0.failing) }
    working = telling?.working ?? []
    failing = telling?.failing ?? []
  }
}
