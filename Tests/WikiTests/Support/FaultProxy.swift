import Foundation
import Subprocess
import Testing

/// A way to a wiki that fails on request.
struct FaultProxy: Sendable {
  /// What stands in the place of the wiki's URL.
  let url: String

  private var root: String {
    let scheme = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    return String(url[..<(url[scheme...].firstIndex(of: "/") ?? url.endIndex)])
  }

  /// Orders faults, in the words of `Tests/WikiServers/loopback.py`.
  func order(_ faults: String) async throws {
    _ = try await Curl.text(["-d", faults, "\(root)/__faults"])
  }

  /// What was asked, as JSON.
  func requests() async throws -> String { try await Curl.text(["\(root)/__requests"]) }

  /// Waits until a request is held.
  func waitForHeld() async throws { _ = try await Curl.text(["\(root)/__held"]) }

  func release() async throws { _ = try await Curl.text(["-X", "POST", "\(root)/__release"]) }

  /// Runs a proxy as long as a body runs.
  static func run<Value: Sendable>(
    to url: String, _ body: @escaping @Sendable (FaultProxy) async throws -> Value
  ) async throws -> Value {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../WikiServers/faults").path
    let result = try await Subprocess.run(
      .name("python3"), arguments: ["-B", script, "PROXY", url], input: .none, output: .sequence,
      error: .discarded
    ) { execution in
      for try await line in execution.standardOutput.strings() {
        guard let match = line.firstMatch(of: #/PROXY=(\S+)/#) else { continue }
        let proxy = FaultProxy(url: String(match.output.1))
        let value: Result<Value, any Error>
        do {
          value = .success(try await body(proxy))
        } catch {
          value = .failure(error)
        }
        try execution.send(signal: .terminate)
        return Optional(try value.get())
      }
      return nil
    }
    return try #require(result.closureResult, "the proxy did not start")
  }
}
