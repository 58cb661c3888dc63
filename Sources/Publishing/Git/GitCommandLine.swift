import Foundation
import Subprocess

/// The `git` command line in a folder of its own, with the token where neither its arguments nor its files
/// hold it, and without what the user has set up for work by hand: hooks, signing, questions, logs.
struct GitCommandLine: Sendable {
  /// What git said.
  struct Answer {
    let output: [UInt8]
    /// What it said on standard error, without secrets.
    let message: String
    let isSuccess: Bool

    var text: String { String(decoding: output, as: UTF8.self) }

    /// The first line.
    var line: String { text.split(separator: "\n").first.map(String.init) ?? "" }
  }

  private static let outputLimit = 256 << 20
  private static let messageLimit = 256 << 10

  private let folder: String
  private let environment: Environment
  private let secrets: [String]

  /// - Parameters:
  ///   - folder: where the repository is.
  ///   - remote: whom the token is for.
  ///   - token: how to sign in; nil: as git itself is set up to.
  init(folder: String, remote: GitRemote, token: GitToken?) {
    self.folder = folder
    self.secrets = token?.secrets ?? []
    let inherited = ProcessInfo.processInfo.environment
    var variables: [Environment.Key: String?] = [
      "GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never", "LC_ALL": "C",
      // No log of the user's may get the token.
      "GIT_TRACE2": "0", "GIT_TRACE2_EVENT": "0", "GIT_TRACE2_PERF": "0",
      "PORTOLAN_TOKEN": nil, "PORTOLAN_USER": nil,
    ]
    for name in inherited.keys where Self.isUnwanted(name) {
      variables[Environment.Key(stringLiteral: name)] = .some(nil)
    }
    var settings = [
      ("core.hooksPath", "/dev/null"), ("gc.auto", "0"), ("maintenance.auto", "false"),
      ("core.fsmonitor", "false"), ("protocol.ext.allow", "never"),
      ("commit.gpgSign", "false"), ("push.gpgSign", "false"),
      // A silent server is given up after a minute.
      ("http.lowSpeedLimit", "1"), ("http.lowSpeedTime", "60"),
      // A token is for the wiki that the user named, not for where that leads.
      ("http.followRedirects", "false"),
    ]
    if let token {
      // An empty value takes back what was set before, such as the sign-in of a pipeline.
      settings += [
        ("http.\(remote.url).extraHeader", ""), ("http.\(remote.url).extraHeader", token.header),
        // Nobody is to be asked, nor to be told that the sign-in was wrong.
        ("credential.helper", ""),
      ]
      variables["GIT_ASKPASS"] = "true"
      variables["SSH_ASKPASS"] = "true"
    }
    // What the user has set in this way stays.
    let first = inherited["GIT_CONFIG_COUNT"].flatMap { Int($0) } ?? 0
    for (number, setting) in settings.enumerated() {
      variables[Environment.Key(stringLiteral: "GIT_CONFIG_KEY_\(first + number)")] = setting.0
      variables[Environment.Key(stringLiteral: "GIT_CONFIG_VALUE_\(first + number)")] = setting.1
    }
    variables["GIT_CONFIG_COUNT"] = "\(first + settings.count)"
    self.environment = .inherit.updating(variables)
  }

  /// Variables that lead git to another repository than ours, or make it tell what it sends.
  private static func isUnwanted(_ name: String) -> Bool {
    [
      "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR",
      "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_SHALLOW_FILE",
      "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_IMPLICIT_WORK_TREE", "GIT_DEFAULT_HASH",
      "GIT_CURL_VERBOSE",
    ].contains(name)
      || (name.hasPrefix("GIT_TRACE")
        && !["GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_TRACE2_PERF"].contains(name))
  }

  /// Runs git and waits for it.
  func run(_ arguments: [String], input: [UInt8] = []) async throws(PublishError) -> Answer {
    do {
      let result = try await Subprocess.run(
        .name("git"), arguments: Arguments(["-C", folder] + arguments), environment: environment,
        input: .array(input), output: .bytes(limit: Self.outputLimit),
        error: .string(limit: Self.messageLimit))
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
