import Foundation
import Subprocess
import Testing

/// Requests to test servers.
enum Curl {
  /// What a server answers.
  ///
  /// - Parameters:
  ///   - arguments: of curl.
  ///   - input: what is behind `@-` in them.
  static func text(_ arguments: [String], input: String = "") async throws -> String {
    let result = try await run(
      .name("curl"),
      arguments: Arguments(["--silent", "--show-error", "--max-time", "60"] + arguments),
      input: .string(input), output: .string(limit: 1 << 24), error: .string(limit: 1 << 16))
    try #require(result.terminationStatus.isSuccess, "\(result.standardError)")
    return result.standardOutput
  }
}
