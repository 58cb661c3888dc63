import Dispatch
import Foundation

/// Ctrl-C, and the request of another program to end.
enum Interruption {
  /// From now on they end nothing by themselves, but are told to who listens.
  static func stream() -> AsyncStream<Void> {
    AsyncStream { continuation in
      for number in [SIGINT, SIGTERM] {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number)
        // The handler keeps the source, for as long as the program runs.
        source.setEventHandler { withExtendedLifetime(source) { _ = continuation.yield() } }
        source.activate()
      }
    }
  }
}
