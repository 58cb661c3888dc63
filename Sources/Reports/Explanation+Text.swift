public import Evaluation
import Evidence
public import NetworkModel
import PacketSpace
public import Provenance
import RemedyScripts

extension Explanation {
  /// The explanation for a terminal: the verdict first, then the path, who is affected, what stops it and
  /// what to change.
  ///
  /// - Parameter locations: where the parts of the network were written.
  public func text(
    in topology: Topology, _ locations: SourceLocations = SourceLocations(), style: TextStyle
  ) -> String {
    let report = ExplanationText(
      explanation: self, topology: topology, locations: locations, style: style)
    return report.lines.joined(separator: "\n") + "\n"
  }
}

/// The lines of an explanation.
private struct ExplanationText {
  let explanation: Explanation
  let topology: Topology
  let locations: SourceLocations
  let style: TextStyle

  var lines: [String] {
    var lines = verdict
    for (title, section) in sections where !section.isEmpty {
      lines += ["", style.bold(title)] + section
    }
    return lines
  }

  private var sections: [(String, [String])] {
    [
      ("Request path", path(.request)),
      ("Return path", path(.return)),
      ("Health check", healthChecks),
      ("Who is affected", clients),
      ("What stops it", blockers),
      ("What to change", remedies),
      (
        "Lives on",
        (explanation.criticalRules ?? []).map { "  \($0.sentence(in: topology).printable)" }
      ),
      ("Open connections", explanation.trackingSentences.map { "  \($0.printable)" }),
      ("Not in the model", explanation.missing.map { "  \($0.printable)" }),
      (
        "Findings",
        explanation.findings.map { "  \($0.severity.rawValue): \($0.message.printable)" }
      ),
      ("Taken for granted", explanation.assumptions.map { "  \($0.printable)" }),
    ]
  }

  private var verdict: [String] {
    let flow = explanation.flow
    let expectation =
      flow.expectation.map { expected in
        explanation.outcome.meets(expected)
          ? style.dim("  as expected") : style.bold("  expected \(expected.rawValue)")
      } ?? ""
    return [
      "\(style.verdict(explanation.outcome))  \(style.bold(flow.name.printable))\(expectation)",
      "\(flow.from) → \(flow.to), \(flow.traffic.displayText)\(clientText)".printable,
      explanation.headline.printable,
    ]
  }

  private var clientText: String {
    explanation.clientPorts.map { ", client ports \($0.declared.displayText)" } ?? ""
  }

  // MARK: The path

  private func path(_ phase: Phase) -> [String] {
    let data = explanation.legs.indices.filter { explanation.legs[$0].kind == .data }
    let ordered = phase == .request ? data : data.reversed()
    return ordered.flatMap { lines(ofLeg: $0, phase) }
  }

  private var healthChecks: [String] {
    explanation.legs.indices.filter {
      explanation.legs[$0].kind == .healthCheck && explanation.legs[$0].outcome != .allowed
    }.flatMap { lines(ofLeg: $0, .request) + lines(ofLeg: $0, .return) }
  }

  private func lines(ofLeg number: Int, _ phase: Phase) -> [String] {
    let leg = explanation.legs[number]
    let steps = leg.steps.indices.filter { leg.steps[$0].phase == phase }
    guard !steps.isEmpty else { return [] }
    let (from, to) = phase == .request ? (leg.from, leg.to) : (leg.to, leg.from)
    let parallel = leg.ends.count > 1 ? "  ×\(leg.ends.count)" : ""
    let heading = "  \(name(of: from)) → \(name(of: to))\(parallel)".printable
    let rows = steps.map { row(number, $0) }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return [style.dim(heading)]
      + zip(steps, rows).map { index, row in
        let cells = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
        return "  \(cells)  \(style.verdict(leg.steps[index].outcome))"
      }
  }

  private func row(_ leg: Int, _ index: Int) -> [String] {
    let step = explanation.legs[leg].steps[index]
    let number = explanation.checkNumber(leg: leg, step: index).map(String.init) ?? ""
    let place = String(repeating: " ", count: max(0, 3 - number.count)) + number
    return [
      "\(place)  \(step.checkpoint.displayName)".printable, step.title.printable,
      step.detail(in: topology).printable,
    ]
  }

  private func name(of end: LegEnd) -> String {
    end.subnet.map { "\(end.displayName) (\(topology.subnets[$0]?.displayName ?? $0.rawValue))" }
      ?? end.displayName
  }

  // MARK: What follows from it

  private var clients: [String] {
    explanation.clients.map { coverage in
      let share = "\(coverage.usable.count.grouped) of \(coverage.of.count.grouped) source ports"
      return "  \(coverage.client.displayName.padded(to: 14))\(share)"
    }
  }

  private var blockers: [String] {
    explanation.blockers.enumerated().map { index, blocker in
      let number = explanation.checkNumber(leg: blocker.leg, step: blocker.step)
      let kind =
        explanation.legs[blocker.leg].kind == .healthCheck ? "health check, check" : "check"
      let check = number.map { "\(kind) \($0): " } ?? ""
      let code = blocker.code.map { "  \($0.rawValue)" } ?? ""
      let line = "\(check)\(blocker.message)".printable
      let step = explanation.legs[blocker.leg].steps[blocker.step]
      let place = locations.place(of: step, in: topology).map { "  \($0)".printable } ?? ""
      return "  \(index == 0 ? style.bold(line) : line)\(style.dim(code + place))"
    }
  }

  private var remedies: [String] {
    if let reason = explanation.reasonForNoRemedy { return ["  \(reason.printable)"] }
    let remedies = explanation.remedies ?? []
    return remedies.enumerated().flatMap { index, remedy in
      let title = index == 0 ? "  Least privilege:" : "  Or:"
      return (remedies.count == 1 ? [] : [style.dim(title)]) + lines(of: remedy)
    }
  }

  private func lines(of remedy: Remedy) -> [String] {
    var lines = remedy.changes.map { "  \($0.sentence(in: topology).printable)" }
    lines += ChangeTable.tables(of: remedy.changes, in: topology).flatMap(rows)
    lines += remedy.remarks.map { "  \($0.printable)" }
    return lines + [style.dim("  then: \(style.verdict(remedy.outcome))")]
  }

  /// A table with its columns aligned.
  private func rows(of table: ChangeTable) -> [String] {
    let cells = ([table.header] + table.rows).map { row in row.map(\.printable) }
    let widths = table.header.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let lines = cells.map { row in
      let padded = zip(row.dropLast(), widths).map { $0.padded(to: $1) } + row.suffix(1)
      return "    " + padded.joined(separator: "  ")
    }
    return ["    \(table.title.printable)", style.dim(lines[0])] + lines.dropFirst()
  }
}
