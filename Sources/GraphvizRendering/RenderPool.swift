public import DOT
import Dispatch

/// Draws graphs in worker processes.
///
/// Graphviz is not thread-safe, leaks, and can hang or abort, so it never runs in the calling
/// process: the program starts itself again with `RenderPool.workerArgument`, and should then do
/// nothing but `runRenderWorker()`.
public struct RenderPool: Sendable {
  /// The argument that makes the program a worker.
  public static let workerArgument = "__render-worker"

  /// Changes when the same layout is finished to another SVG.
  public static let finishVersion = "2"

  /// The colours that drawings may use.
  public var palette: SVGPalette
  /// The program that is started.
  public var executable: String
  /// The arguments of the program.
  public var arguments: [String]
  /// How many workers run at the same time, or fewer if there are fewer drawings.
  public var workerCount: Int
  /// How long one drawing may take; then its worker is killed.
  public var limit: Duration
  /// After how many drawings a worker is replaced: Graphviz leaks 40 to 100 kB in each.
  public var drawingsPerWorker: Int
  let reserve = WorkerReserve()

  /// Creates a pool; nothing is started yet.
  public init(
    palette: SVGPalette,
    executable: String = Machine.currentExecutable,
    arguments: [String] = [workerArgument],
    workerCount: Int = Machine.activeProcessorCount,
    limit: Duration = .seconds(10),
    drawingsPerWorker: Int = 500
  ) {
    self.palette = palette
    self.executable = executable
    self.arguments = arguments
    self.workerCount = workerCount
    self.limit = limit
    self.drawingsPerWorker = drawingsPerWorker
  }

  /// Starts workers now for what will be drawn later, so that they are ready by then.
  ///
  /// Where that fails, `render` says why.
  public func warmUp() {
    guard !CommandLine.arguments.contains(Self.workerArgument) else { return }
    for _ in 0..<max(workerCount, 1) {
      guard let process = try? ChildProcess(executable, arguments) else { return }
      reserve.add(process)
    }
  }

  /// Draws graphs; the results are in the order of the drawings, and the same in every run.
  ///
  /// One drawing that fails does not keep others from being drawn. Throws `WorkerUnavailable` if the
  /// program cannot be started or is not a worker.
  public func render(_ drawings: [Drawing]) async throws -> [Result<SVG, RenderFailure>] {
    try await render(jobs: drawings.map(RenderJob.init))
  }

  package func render(jobs: [RenderJob]) async throws -> [Result<SVG, RenderFailure>] {
    // A program that does not heed the argument would start itself again and again.
    guard !CommandLine.arguments.contains(Self.workerArgument) else {
      throw WorkerUnavailable(executable: executable, problem: "this is a worker already")
    }
    return try await withCheckedThrowingContinuation { continuation in
      // A thread of its own, since the loop waits for processes and would block the task's thread.
      DispatchQueue(label: "render-pool").async {
        continuation.resume(
          with: Result {
            var loop = RenderLoop(pool: self, jobs: jobs)
            return try loop.run()
          })
      }
    }
  }
}
