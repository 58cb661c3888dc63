import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The same as `map`, several elements at a time.
  func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    // More parts than processors, since not all are equally long.
    let size = Swift.max(count / 16, 8)
    let starts = Array<Int>(stride(from: 0, to: count, by: size))
    let parts = Mutex([[Result]](repeating: [], count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { part in
      let results = self[starts[part]...].prefix(size).map(transform)
      parts.withLock { $0[part] = results }
    }
    return parts.withLock { $0.flatMap { $0 } }
  }
}
