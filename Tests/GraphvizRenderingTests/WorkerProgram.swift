import Foundation
import GraphvizRendering

/// The built tool, which the tests start as a worker.
enum WorkerProgram {
  /// Its path; nil if it was not built.
  static let path: String? = directories.map { $0.appending(path: "portolan").path }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  static let absence = "the tool 'portolan' is not built: run 'swift build' first"

  /// A pool whose workers run a shell command first.
  static func pool(after command: String, workers: Int = 1) -> RenderPool {
    RenderPool(
      palette: palette, executable: "/bin/sh",
      arguments: ["-c", "\(command); exec '\(path ?? "")' \(RenderPool.workerArgument)"],
      workerCount: workers)
  }

  /// The directories above the test program, which is beside the tool or in a bundle beside it.
  private static var directories: [URL] {
    CommandLine.arguments.filter { $0.contains(".xctest") || $0.hasSuffix("Tests") }.flatMap {
      var directories = [URL(filePath: $0).deletingLastPathComponent()]
      for _ in 0..<3 {
        directories.append(directories[directories.count - 1].deletingLastPathComponent())
      }
      return directories
    }
  }
}
