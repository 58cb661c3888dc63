/// How long passing troubles of a wiki are waited for.
enum Patience {
  /// Attempts in all; the pauses between them double: 0.5, 1, 2, 4, 8 s.
  static let mostAttempts = 6

  /// Tries again what fails because a wiki cannot be reached or is busy.
  static func retry<Result: Sendable>(
    _ work: () async throws(PublishError) -> Result
  ) async throws(PublishError) -> Result {
    var attempt = 0
    while true {
      do {
        return try await work()
      } catch .unreachable(let place, let reason) {
        attempt += 1
        guard attempt < mostAttempts, isPassing(reason) else {
          throw .unreachable(place: place, reason: reason)
        }
        try await pause(.milliseconds(500) * (1 << (attempt - 1)))
      } catch {
        throw error
      }
    }
  }

  /// Waits; ends early only with the task.
  static func pause(_ duration: Duration) async throws(PublishError) {
    do {
      try await Task.sleep(for: duration)
    } catch {
      throw .unreachable(place: "the wiki", reason: "the run was cancelled")
    }
  }

  /// Whether a failure may pass by itself, by what git or curl says of it.
  private static func isPassing(_ reason: String) -> Bool {
    [
      "error: 429", "error: 500", "error: 502", "error: 503", "error: 504", "timed out", "Timeout",
      "Connection reset", "Connection refused", "Empty reply", "early EOF", "hung up",
      "Failed to connect",
      "Could not resolve", "RPC failed", "unexpected disconnect",
    ].contains { reason.contains($0) }
  }
}
