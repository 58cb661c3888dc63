import Synchronization

/// Workers that were started before there was anything to draw.
final class WorkerReserve: Sendable {
  private let processes = Mutex<[ChildProcess]>([])

  func add(_ process: ChildProcess) {
    processes.withLock { $0.append(process) }
  }

  func take() -> ChildProcess? {
    processes.withLock { $0.popLast() }
  }

  deinit {
    while let process = take() { process.kill() }
  }
}
