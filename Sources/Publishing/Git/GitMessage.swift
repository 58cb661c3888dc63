/// What git says when it fails, told apart; its messages are asked for in English.
enum GitMessage {
  /// Why git failed.
  ///
  /// - Parameters:
  ///   - message: what it said.
  ///   - place: the wiki, without secrets.
  static func error(_ message: String, at place: String, _ kind: GitWikiKind) -> PublishError {
    let text = message.split(whereSeparator: \.isNewline).map(String.init)
      .filter { !$0.hasPrefix("hint:") }.joined(separator: " ")
    func says(_ signs: [String]) -> Bool { signs.contains { text.contains($0) } }
    if says([
      "fetch first", "non-fast-forward", "failed to update ref", "cannot lock ref", "stale info",
      "remote ref updated",
    ]) {
      return .lostRace
    }
    if says([
      "error: 401", "Authentication failed", "could not read Username", "could not read Password",
      "Permission denied (publickey",
    ]) {
      return .denied(
        place: place, reason: "it does not accept the token, or there is none",
        advice:
          "put a valid token into the environment variable PORTOLAN_TOKEN, and its user's name into PORTOLAN_USER where the wiki asks for one"
      )
    }
    if says([
      "error: 403", "Permission to", "not allowed to push", "pre-receive hook declined",
      "protected branch",
    ]) {
      return .denied(
        place: place, reason: "the token may not write there",
        advice: "give it the right to write to the repository's wiki (\(kind.rightToWrite))")
    }
    if says(["error: 404", "not found", "does not exist", "does not appear to be a git repository"])
    {
      return .unsuitable(
        place: place, reason: "is not there, or the token may not see it", advice: kind.firstPage)
    }
    return .unreachable(place: place, reason: text.isEmpty ? "git failed without a word" : text)
  }

  /// Whether what could not be reached may be reached soon, by what git or curl says of it.
  static func isPassing(_ reason: String) -> Bool {
    [
      "error: 429", "error: 500", "error: 502", "error: 503", "error: 504", "timed out", "Timeout",
      "Connection reset", "Connection refused", "Empty reply", "early EOF", "hung up",
      "Failed to connect", "Could not resolve", "RPC failed", "unexpected disconnect",
    ].contains { reason.contains($0) }
  }
}

extension GitWikiKind {
  fileprivate var rightToWrite: String {
    switch self {
    case .gitHub: "a token of GitHub Actions needs 'contents: write'"
    case .gitLab: "scope 'write_repository' and the role Developer"
    case .azure: "scope 'Code (read & write)'"
    case .gitea: "scope 'write:repository'"
    }
  }

  fileprivate var firstPage: String {
    switch self {
    case .gitHub:
      "a new wiki of GitHub's exists only after its first page was made in the browser; check the address otherwise"
    case .gitLab, .azure, .gitea:
      "check the address, and make the wiki's first page in the browser if it has none"
    }
  }
}
