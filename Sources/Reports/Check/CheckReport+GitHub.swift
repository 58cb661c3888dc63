import Diagnostics
import Evaluation

extension CheckReport {
  /// Workflow commands by which GitHub annotates lines of a change: of each level the first ten new findings,
  /// and how many more there are; then a summary.
  public var github: String {
    var lines: [String] = []
    for severity in Finding.Severity.allCases {
      let findings = findings.filter { $0.severity == severity && isNew($0) }
      lines += findings.prefix(GitHubCommand.mostAnnotations).map(annotation)
      let rest = findings.count - GitHubCommand.mostAnnotations
      if rest > 0 { lines.append(rest.of("more \(severity.rawValue)")) }
    }
    lines += [flowSummary, summary(of: findings)].compactMap(\.self)
    return lines.map { "\($0)\n" }.joined()
  }

  private func annotation(_ finding: Finding) -> String {
    let place = places.place(of: finding)
    let properties = [
      (name: "file", value: place.file), ("line", "\(place.line)"), ("col", "\(place.column)"),
      ("title", finding.check),
    ]
    return GitHubCommand.line(finding.severity.command, properties, finding.sentences)
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
