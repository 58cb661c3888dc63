import GraphvizRendering
import TestSupport

/// The built tool, which the tests start as a worker.
enum WorkerProgram {
  /// Its path; nil if it was not built.
  static let path = BuiltProgram.path

  static let absence = BuiltProgram.absence

  /// A pool whose workers run a shell command first.
  static func pool(after command: String, workers: Int = 1) -> RenderPool {
    RenderPool(
      palette: palette, executable: "/bin/sh",
      arguments: ["-c", "\(command); exec '\(path ?? "")' \(RenderPool.workerArgument)"],
      workerCount: workers)
  }
}
