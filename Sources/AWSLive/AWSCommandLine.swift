import Subprocess

/// The `aws` command line, which knows the user's credentials, profiles and endpoints.
struct AWSCommandLine: Sendable {
  /// Why a question has no answer.
  enum Failure: Error, Hashable {
    /// There is no `aws`.
    case notInstalled
    /// Nobody can be asked: no credentials, no connection.
    case noAccess(String)
    /// This question is not permitted.
    case notPermitted(String)
    /// Whatever else it says.
    case other(String)
  }

  /// Answers are not read beyond this: 512 MiB.
  private static let answerLimit = 512 << 20
  private static let messageLimit = 64 << 10

  let profile: String?
  let endpoint: String?

  /// Asks one question of one Region; nil: the Region of the profile.
  func ask(_ query: AWSQuery, region: String?) async throws(Failure) -> [UInt8] {
    var arguments = query.commandLine + ["--output", "json"]
    for (name, value) in [
      ("--profile", profile), ("--region", region), ("--endpoint-url", endpoint),
    ] {
      if let value { arguments += [name, value] }
    }
    let answer: (bytes: [UInt8], message: String, isSuccess: Bool)
    do {
      let result = try await run(
        .name("aws"), arguments: Arguments(arguments),
        environment: .inherit.updating(["AWS_PAGER": "", "AWS_CLI_AUTO_PROMPT": "off"]),
        output: .bytes(limit: Self.answerLimit), error: .string(limit: Self.messageLimit))
      answer = (
        result.standardOutput, result.standardError, result.terminationStatus.isSuccess
      )
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .notInstalled
    } catch {
      throw .other("\(error)")
    }
    guard answer.isSuccess else { throw Failure(message: answer.message) }
    // Some questions have no answer rather than an empty one.
    return answer.bytes.isEmpty ? Array("{}".utf8) : answer.bytes
  }
}

extension AWSCommandLine.Failure {
  private static let signsOfNoAccess = [
    "Unable to locate credentials", "NoCredentials", "could not be found", "ExpiredToken",
    "InvalidClientTokenId", "AuthFailure", "UnrecognizedClient", "SignatureDoesNotMatch",
    "Could not connect", "Connection was closed", "You must specify a region", "SSO",
    "Error loading", "Token has expired", "Partial credentials",
  ]

  private static let signsOfNoPermission = [
    "UnauthorizedOperation", "AccessDenied", "not authorized",
  ]

  /// Takes what `aws` says on standard error.
  fileprivate init(message: String) {
    let lines = message.split(whereSeparator: \.isNewline).map { $0.trimming }
    let text = lines.filter { !$0.isEmpty }.joined(separator: " ")
    if Self.signsOfNoPermission.contains(where: text.contains) {
      self = .notPermitted(text)
    } else if Self.signsOfNoAccess.contains(where: text.contains) {
      self = .noAccess(text)
    } else {
      self = .other(text)
    }
  }
}

extension Substring {
  fileprivate var trimming: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
