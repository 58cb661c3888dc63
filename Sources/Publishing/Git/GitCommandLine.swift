import Subprocess

/// The `git` command line in a folder of its own, with the token where neither its arguments nor its files
/// hold it.
struct GitCommandLine: Sendable {
  /// What git said.
  struct Answer {
    let output: [UInt8]
    /// What it said on standard error, without secrets.
    let message: String
    let isSuccess: Bool

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  private static let outputLimit = 256 << 20
  private static let messageLimit = 256 << 10

  let folder: String
  private let environment: Environment
  private let secrets: [String]

  /// - Parameters:
  ///   - folder: where the working copy is.
  ///   - token: how to sign in; nil: as git itself is set up to.
  init(folder: String, token: GitToken?) {
    self.folder = folder
    self.secrets = token?.secrets ?? []
    // What the user has set up for work by hand must not get in: hooks, signing, editors, questions.
    var settings = [
      ("core.hooksPath", "/dev/null"), ("commit.gpgSign", "false"), ("core.autocrlf", "false"),
      ("core.symlinks", "false"), ("core.fsmonitor", "false"), ("gc.auto", "0"),
      ("maintenance.auto", "false"), ("core.quotePath", "false"), ("protocol.ext.allow", "never"),
      ("http.followRedirects", "initial"),
    ]
    if let token { settings.append(("http.extraHeader", token.header)) }
    var variables: [Environment.Key: String?] = [
      "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "true", "SSH_ASKPASS": "true", "LC_ALL": "C",
      "GCM_INTERACTIVE": "never", "GIT_EDITOR": "true", "GIT_TRACE": nil, "GIT_CURL_VERBOSE": nil,
      "GIT_TRACE_CURL": nil, "GIT_TRACE_PACKET": nil, "GIT_DIR": nil, "GIT_WORK_TREE": nil,
      "GIT_INDEX_FILE": nil, "PORTOLAN_TOKEN": nil, "PORTOLAN_USER": nil,
      "GIT_CONFIG_COUNT": "\(settings.count)",
    ]
    for (number, setting) in settings.enumerated() {
      variables[Environment.Key(stringLiteral: "GIT_CONFIG_KEY_\(number)")] = setting.0
      variables[Environment.Key(stringLiteral: "GIT_CONFIG_VALUE_\(number)")] = setting.1
    }
    self.environment = .inherit.updating(variables)
  }

  /// Runs git and waits for it.
  func run(_ arguments: [String]) async throws(PublishError) -> Answer {
    do {
      let result = try await Subprocess.run(
        .name("git"), arguments: Arguments(["-C", folder] + arguments), environment: environment,
        output: .bytes(limit: Self.outputLimit), error: .string(limit: Self.messageLimit))
      return Answer(
        output: result.standardOutput, message: scrubbed(result.standardError),
        isSuccess: result.terminationStatus.isSuccess)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .unsuitable(
        place: "this machine", reason: "has no git", advice: "install git, such as with apt-get")
    } catch {
      throw .unreachable(place: "git", reason: scrubbed("\(error)"))
    }
  }

  private func scrubbed(_ text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "***") }
  }
}
