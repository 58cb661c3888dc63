import Evaluation
import JSON
import Review

/// The checks as SARIF describes rules: all of the catalogue, so that their numbers do not depend on what was
/// found.
struct SARIFRules {
  /// Their names.
  let checks: [String]
  private let indices: [String: Int]

  /// - Parameter findings: what is reported; a check that the catalogue lacks comes last.
  init(of findings: [Finding]) {
    var checks = Check.all.map(\.id)
    var known = Set(checks)
    for finding in findings where known.insert(finding.check).inserted {
      checks.append(finding.check)
    }
    self.checks = checks
    self.indices = Dictionary(uniqueKeysWithValues: zip(checks, checks.indices))
  }

  func index(of check: String) -> Int? { indices[check] }

  var json: [JSONValue] {
    checks.map { id in Check.named(id).map(Self.json) ?? .object(["id": .string(id)]) }
  }

  private static func json(_ check: Check) -> JSONValue {
    .object([
      "id": .string(check.id),
      "shortDescription": .object(["text": .string(check.title)]),
      "fullDescription": .object(["text": .string(check.reason)]),
      "help": .object([
        "text": .string("\(check.reason)\n\n\(check.remedy)"),
        "markdown": .string(check.markdown),
      ]),
      "defaultConfiguration": .object(["level": .string(check.severity.rawValue)]),
      "properties": .object([
        "tags": .strings(["security", "network"] + tags(check)),
        "precision": .string("high"),
        "security-severity": .string(score(check.severity)),
      ]),
    ])
  }

  /// Of standards that have such tags; GitHub takes twenty.
  private static func tags(_ check: Check) -> [String] {
    check.references.prefix(18).map { "external/\($0.framework)/\($0.id)" }
  }

  /// In the middle of what GitHub calls high, medium and low.
  private static func score(_ severity: Finding.Severity) -> String {
    switch severity {
    case .error: "8.0"
    case .warning: "5.5"
    case .note: "2.0"
    }
  }
}
