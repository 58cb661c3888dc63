import Foundation
import Subprocess
import Testing

/// A stand-in for AWS that runs on this machine for the length of a test.
enum MotoServer {
  /// Whether moto, and the command line that asks it, are installed.
  static let isInstalled: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sh", "-c", "python3 -c 'import moto.server, boto3' && aws --version"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  static let isMissing: Comment =
    "moto or the aws command line is not installed: scripts/test-live installs them"

  /// Runs the server on a free port as long as a body runs, which is told its address.
  static func run<Value: Sendable>(
    _ body: @escaping @Sendable (_ endpoint: String) async throws -> Value
  ) async throws -> Value {
    let result = try await Subprocess.run(
      .name("python3"), arguments: ["-u", "-m", "moto.server", "-p", "0"],
      input: .none, output: .discarded, error: .sequence
    ) { execution in
      // It says where it listens once it does.
      for try await line in execution.standardError.strings() {
        guard let match = line.firstMatch(of: #/Running on (http:\/\/127\.0\.0\.1:[0-9]+)/#) else {
          continue
        }
        let value = try await body(String(match.output.1))
        try execution.send(signal: .terminate)
        return Optional(value)
      }
      return nil
    }
    return try #require(result.closureResult, "the server did not start")
  }

  /// Builds a network in it.
  static func build(_ script: String, at endpoint: String) async throws {
    let result = try await Subprocess.run(
      .name("python3"), arguments: ["-c", script],
      environment: .inherit.updating(environment(endpoint)), output: .discarded,
      error: .string(limit: 1 << 16))
    try #require(result.terminationStatus.isSuccess, "\(result.standardError)")
  }

  private static func environment(
    _ endpoint: String
  ) -> [Environment.Key: String?] {
    [
      "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_ENDPOINT_URL": endpoint,
      "AWS_DEFAULT_REGION": "eu-west-1",
    ]
  }
}
