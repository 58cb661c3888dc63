/// The render workers could not be started, so nothing was drawn.
public struct WorkerUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
  /// The program that was to be started.
  public var executable: String
  /// What happened instead.
  public var problem: String

  /// Creates an error.
  public init(executable: String, problem: String) {
    self.executable = executable
    self.problem = problem
  }

  /// What happened, in words.
  public var description: String {
    "cannot start the render worker '\(executable)': \(problem)"
  }
}
