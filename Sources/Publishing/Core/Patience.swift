/// How long passing troubles of a wiki are waited for.
enum Patience {
  /// Attempts in all; the pauses between them double: 0.5, 1, 2, 4, 8 s.
  static let mostAttempts = 6

  /// Waits; ends early only with the task.
  static func pause(_ duration: Duration) async throws(PublishError) {
    do {
      try await Task.sleep(for: duration)
    } catch {
      throw .unreachable(place: "the wiki", reason: "the run was cancelled")
    }
  }

  /// The pause after an attempt that failed, counted from 1.
  static func pause(after attempt: Int) -> Duration { .milliseconds(500) * (1 << (attempt - 1)) }
}
