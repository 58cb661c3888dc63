import Synchronization

/// What was said, in order and without colour.
final class Transcript: Sendable {
  private let messages = Mutex<[String]>([])

  func add(_ message: String) { messages.withLock { $0.append(message) } }

  var text: String { messages.withLock { $0.joined(separator: "\n") } }
}
