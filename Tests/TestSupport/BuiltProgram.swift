import Foundation

/// The built tool, for tests that need it as a program.
public enum BuiltProgram {
  /// Its path; nil if it was not built.
  public static let path: String? = directories.map { $0.appending(path: "portolan").path }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Why tests that need it are skipped.
  public static let absence = "the tool 'portolan' is not built: run 'swift build' first"

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
