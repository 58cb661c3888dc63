/// Why AWS could not be asked.
public enum LiveError: Error, Hashable, CustomStringConvertible {
  /// There is no `aws` command line.
  case notInstalled
  /// It reached nobody, or nobody who knows it; what it said.
  case noAccess(String)
  /// No question was answered.
  case nothing([LiveNetwork.Gap])

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .notInstalled:
      "the aws command line is not installed, or not on the PATH: --live runs it; "
        + "without it, import what somebody else has fetched"
    case .noAccess(let message):
      "AWS cannot be asked: \(message) (aws configure, --profile, --region and --endpoint-url say who "
        + "and where)"
    case .nothing(let gaps): Self.text(gaps)
    }
  }
}

extension LiveError {
  private static func text(_ gaps: [LiveNetwork.Gap]) -> String {
    let forbidden = Set(gaps.filter(\.isForbidden).map(\.permission)).sorted()
    let message = "AWS answered no question: \(gaps.first?.message ?? "none was asked")"
    return forbidden.isEmpty
      ? message : "\(message); permissions that are missing: \(forbidden.joined(separator: ", "))"
  }
}
