import CGraphvizShim

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Hands jobs to workers and collects their replies, on one thread.
struct RenderLoop {
  private let pool: RenderPool
  private let jobs: [RenderJob]
  private let clock = ContinuousClock()
  private var nextJob = 0
  private var workers: [Worker] = []
  private var results: [Result<SVG, RenderFailure>?]

  init(pool: RenderPool, jobs: [RenderJob]) {
    self.pool = pool
    self.jobs = jobs
    results = Array(repeating: nil, count: jobs.count)
  }

  /// A running process, and the job that it is working on.
  private struct Worker {
    let process: ChildProcess
    var hasSaidHello = false
    var jobsTaken = 0
    /// Whether a job failed: the worker ends then, for Graphviz may be in an unsafe state.
    var hasFailed = false
    var current: (job: Int, deadline: ContinuousClock.Instant)?
  }

  mutating func run() throws -> [Result<SVG, RenderFailure>] {
    defer { for worker in workers { worker.process.kill() } }
    while true {
      try hire()
      guard !workers.isEmpty else { return results.compactMap { $0 } }
      wait()
      for worker in workers { worker.process.transfer() }
      try collect()
      try release()
    }
  }

  /// Starts workers as long as there are jobs for them, and gives every idle one a job.
  private mutating func hire() throws {
    let idle = workers.count { $0.current == nil }
    let wanted = min(jobs.count - nextJob - idle, max(pool.workerCount, 1) - workers.count)
    for _ in 0..<max(wanted, 0) { workers.append(try start()) }
    for index in workers.indices where workers[index].current == nil && nextJob < jobs.count {
      workers[index].process.enqueue(Message(jobs[nextJob]).bytes)
      workers[index].current = (nextJob, clock.now + pool.limit)
      workers[index].jobsTaken += 1
      nextJob += 1
    }
  }

  private func start() throws -> Worker {
    do {
      let ready = pool.reserve.take()
      let process =
        if let ready { ready } else { try ChildProcess(pool.executable, pool.arguments) }
      // The worker's own limit only matters if this process is killed while it waits.
      let seconds = Int(pool.limit.components.seconds) + 5
      process.enqueue(Message(palette: pool.palette, secondsPerDrawing: seconds).bytes)
      return Worker(process: process)
    } catch {
      throw WorkerUnavailable(executable: pool.executable, problem: error.text)
    }
  }

  /// Waits until a worker has something to say, or the first deadline.
  private func wait() {
    var descriptors = workers.flatMap(\.process.pollDescriptors)
    let deadlines = workers.compactMap(\.current?.deadline)
    let remaining = deadlines.min().map { clock.now.duration(to: $0) / .milliseconds(1) } ?? 1000
    poll(
      &descriptors, nfds_t(descriptors.count), Int32(min(max(remaining.rounded(.up), 0), 60_000)))
  }

  private mutating func collect() throws {
    for index in workers.indices {
      if !workers[index].hasSaidHello { try greet(index) }
      while let message = Message(takenFrom: &workers[index].process.output) {
        accept(message, from: index)
      }
    }
  }

  /// Expects the first message, and nothing like the flood of another program's output.
  private mutating func greet(_ index: Int) throws {
    let process = workers[index].process
    let expected = Message.hello.bytes
    guard process.output.starts(with: expected.prefix(process.output.count)) else {
      throw WorkerUnavailable(executable: pool.executable, problem: "it is not a worker")
    }
    workers[index].hasSaidHello = Message(takenFrom: &process.output) != nil
  }

  private mutating func accept(_ message: Message, from index: Int) {
    guard let current = workers[index].current else { return }
    workers[index].current = nil
    var result = message.result
    // Some parts of Graphviz write their complaints themselves.
    let complaint = workers[index].process.takeErrorOutput()
    if case .success = result, !complaint.isEmpty {
      result = .failure(.complaint(trimmed(complaint)))
    }
    if case .failure = result { workers[index].hasFailed = true }
    record(result, of: current.job)
  }

  /// Lets go of workers that have ended, are stuck, have worked enough, or are not needed any more.
  private mutating func release() throws {
    let now = clock.now
    var staying: [Worker] = []
    for worker in workers {
      if worker.process.hasClosedOutput {
        let complaint = trimmed(worker.process.takeErrorOutput())
        let ending = worker.process.end().text
        let end = complaint.isEmpty ? ending : "\(ending); \(complaint)"
        guard worker.hasSaidHello else {
          throw WorkerUnavailable(executable: pool.executable, problem: end)
        }
        if let current = worker.current { record(.failure(.crashed(end)), of: current.job) }
      } else if let current = worker.current, current.deadline <= now {
        guard worker.hasSaidHello else {
          throw WorkerUnavailable(executable: pool.executable, problem: "it does not answer")
        }
        worker.process.kill()
        record(.failure(.timedOut(seconds: pool.limit / .seconds(1))), of: current.job)
      } else if worker.current == nil,
        nextJob == jobs.count || worker.jobsTaken >= pool.drawingsPerWorker || worker.hasFailed
      {
        worker.process.end()
      } else {
        staying.append(worker)
      }
    }
    workers = staying
  }

  private mutating func record(_ result: Result<SVG, RenderFailure.Reason>, of job: Int) {
    results[job] = result.mapError { RenderFailure(drawing: jobs[job].id, reason: $0) }
  }
}

private func trimmed(_ text: String) -> String {
  text.split(whereSeparator: \.isNewline).joined(separator: "; ")
}
