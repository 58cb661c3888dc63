import Diagnostics
import Evaluation

extension CheckReport {
  /// GitHub shows no more annotations of a level and step.
  private static let mostAnnotations = 10

  /// Workflow commands by which GitHub annotates lines of a change: of each level the first ten new findings,
  /// and how many more there are; then a summary.
  public var github: String {
    var lines: [String] = []
    for severity in Finding.Severity.allCases {
      let findings = findings.filter { $0.severity == severity && isNew($0) }
      lines += findings.prefix(Self.mostAnnotations).map(annotation)
      let rest = findings.count - Self.mostAnnotations
      if rest > 0 { lines.append(rest.of("more \(severity.rawValue)")) }
    }
    lines += [flowSummary, summary(of: findings)].compactMap(\.self)
    return lines.map { "\($0)\n" }.joined()
  }

  private func annotation(_ finding: Finding) -> String {
    let place = places.place(of: finding)
    let properties = [
      ("file", place.file), ("line", "\(place.line)"), ("col", "\(place.column)"),
      ("title", finding.check),
    ]
    let list = properties.map { "\($0)=\(Self.property($1))" }.joined(separator: ",")
    return "::\(finding.severity.command) \(list)::\(Self.data(finding.sentences))"
  }

  /// The value of a property, where a comma and a colon end it.
  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  /// What stands behind the second `::`; the end of the line ends it.
  private static func data(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: String(scalar)
      }
    }.joined().printable
  }
}

extension Finding.Severity {
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }
}
