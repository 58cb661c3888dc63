import Diagnostics
import Evaluation
public import JSON
import Provenance
import Review

extension CheckReport {
  static let format = "portolan.check/1"

  /// The report as the contract prints it (`portolan.check/1`).
  ///
  /// What is accepted stands apart, so that whoever counts findings counts those that matter.
  public var json: JSONValue {
    .object([
      "format": .string(Self.format),
      "flows": .array(explanations.map { $0.json(in: topology, locations) }),
      "findings": .array(findings.map(json)),
      "accepted": .array(unlessEmpty: accepted.map(json)),
      "baseline": baseline.map { _ in
        .object([
          "new": .number(findings.count(where: isNew)),
          "known": .number(findings.count { !isNew($0) }), "gone": .strings(gone),
        ])
      },
    ])
  }

  private func json(_ finding: Finding) -> JSONValue {
    guard baseline != nil else { return finding.json(locations) }
    return finding.json(locations).adding(
      .object(["status": .string(isNew(finding) ? "new" : "known")]))
  }

  private func json(_ accepted: AcceptedFinding) -> JSONValue {
    let suppression = accepted.suppression
    return accepted.finding.json(locations).adding(
      .object([
        "suppressions": .array([
          .object([
            "reason": .string(suppression.reason),
            "ticket": suppression.ticket.map { .string($0) },
            "until": suppression.until.map { .string($0) },
            "location": suppression.location.json,
          ])
        ])
      ]))
  }
}

extension JSONValue {
  /// An object with the members of another one behind its own.
  fileprivate func adding(_ other: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let more) = other else { return self }
    return .object(own + more)
  }
}
