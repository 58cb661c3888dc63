import ArgumentParser

extension ExitCode {
  /// The answer is no: an expectation failed, the documentation is stale.
  static let answerIsNo = ExitCode(1)
  /// The input is wrong.
  static let inputIsWrong = ExitCode(2)
  /// The outside world failed: the disk, the renderer.
  static let worldFailed = ExitCode(3)
}
