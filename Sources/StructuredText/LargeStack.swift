internal import Foundation
internal import Synchronization

/// Runs work on a thread that has room for deep recursion.
///
/// Yams composes recursively, and libyaml nests up to 1,000 levels deep before it complains: more
/// than the 512 KiB that some threads have.
package enum LargeStack {
  private static let bytes = 16 << 20

  private final class Outcome<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
    let isDone = DispatchSemaphore(value: 0)
  }

  /// Returns what the work returns.
  package static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value {
    let outcome = Outcome<Value>()
    let thread = Thread {
      let value = work()
      outcome.value.withLock { $0 = value }
      outcome.isDone.signal()
    }
    thread.stackSize = bytes
    thread.start()
    outcome.isDone.wait()
    return outcome.value.withLock { $0 } ?? work()
  }
}
