import Evaluation
public import JSON
import Markup
public import Review

/// Checks, as people read about them.
public struct CheckCatalogue: Sendable {
  private let checks: [Check]
  private let isWhole: Bool

  /// All checks there are.
  public init() {
    self.checks = Check.all
    self.isWhole = true
  }

  /// One check.
  public init(of check: Check) {
    self.checks = [check]
    self.isWhole = false
  }

  /// A line for each check, or all there is to say of one.
  public func text(style: TextStyle) -> String {
    guard isWhole else { return checks.map { details($0, style) }.joined() }
    let width = checks.map(\.id.count).max() ?? 0
    return checks.map { check in
      let severity = check.severity.rawValue
      return "\(check.id.padded(to: width))  \(style.severity(check.severity))"
        + "\(String(repeating: " ", count: 9 - severity.count))\(check.title)\n"
    }.joined()
  }

  private func details(_ check: Check, _ style: TextStyle) -> String {
    let askers = check.frameworks.map { "  \($0.framework): \($0.ids.joined(separator: ", "))" }
    let lines =
      [
        "\(style.severity(check.severity)): \(check.title) \(style.dim("[\(check.id)]"))", "",
        check.reason, "", "For example: \(check.example)", "What to do: \(check.remedy)",
      ] + (askers.isEmpty ? [] : ["Who else asks:"] + askers)
    return lines.joined(separator: "\n") + "\n"
  }

  /// A page with a section for each check, whose anchor is the check's name.
  public var markdown: String {
    guard isWhole else { return checks.map(section).joined() }
    let rows = checks.map { check in
      Markdown.row([
        Markdown.link(Markdown.code(check.id), to: "#\(check.id)"), check.severity.rawValue,
        Markdown.prose(check.title),
      ])
    }
    let head = """
      # Checks

      What `portolan check` looks for, as `portolan checks` lists it. The severity is that of the worst case.

      \(Markdown.row(["Check", "Severity", "Fault"]))
      \(Markdown.row(["---", "---", "---"]))
      \(rows.joined(separator: "\n"))

      """
    return head + checks.map { "\n\(section($0))" }.joined()
  }

  private func section(_ check: Check) -> String {
    "<a id=\"\(check.id)\"></a>\n\n## \(check.id)\n\n\(check.markdown)"
  }

  /// The checks as data (`portolan.checks/1`).
  public var json: JSONValue {
    .object([
      "format": .string("portolan.checks/1"),
      "checks": .array(
        checks.map { check in
          .object([
            "check": .string(check.id), "title": .string(check.title),
            "severity": .string(check.severity.rawValue), "reason": .string(check.reason),
            "example": .string(check.example), "remedy": .string(check.remedy),
            "references": .array(
              check.references.map {
                .object(["framework": .string($0.framework), "id": .string($0.id)])
              }),
          ])
        }),
    ])
  }
}
