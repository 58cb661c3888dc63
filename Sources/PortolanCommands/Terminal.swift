import ArgumentParser
import Diagnostics
import Foundation
import Reports

/// Where output goes: data to standard output, messages to standard error.
struct Terminal {
  let isQuiet: Bool
  let isVerbose: Bool

  /// Writes data to standard output.
  func write(_ text: String) {
    write(Array(text.utf8))
  }

  /// Writes data to standard output.
  func write(_ bytes: [UInt8]) {
    FileHandle.standardOutput.write(Data(bytes))
  }

  /// Writes a message to standard error, unless the user wants quiet.
  func inform(_ message: String) {
    guard !isQuiet else { return }
    complain(message)
  }

  /// Writes a message for those who asked for details.
  func detail(_ message: String) {
    guard isVerbose else { return }
    complain(message)
  }

  /// Writes a message to standard error in any case, without anything that a terminal would obey.
  func complain(_ message: String) {
    emit(message.printable)
  }

  /// Writes text that is safe to print.
  private func emit(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
  }

  /// Writes what reading the input found: errors always, warnings and notes unless the user wants
  /// quiet.
  func report(_ diagnostics: [Diagnostic]) {
    report(messages: text(of: diagnostics.filter { $0.severity == .error || !isQuiet }))
  }

  /// Writes what an earlier run found in the same input: no errors, or it would have failed.
  func report(messages: String) {
    guard !messages.isEmpty else { return }
    emit(messages.trimmingSuffix("\n"))
  }

  /// What `report` writes.
  func text(of diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "" }
    return DiagnosticFormatter(usesColor: Self.usesColour(on: STDERR_FILENO)).format(diagnostics)
  }

  /// Fails because the outside world did.
  func worldFailed(_ message: String) -> ExitCode {
    complain("error: \(message)")
    return .worldFailed
  }

  /// The style of text on standard output.
  var style: TextStyle { TextStyle(usesColour: Self.usesColour(on: STDOUT_FILENO)) }

  /// Whether progress is worth showing: on a terminal, not in CI.
  var showsProgress: Bool {
    !isQuiet && isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["CI"] == nil
  }

  /// Shows how far a long piece of work is, on a line that the next call overwrites.
  func progress(_ message: String?) {
    guard showsProgress else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(message ?? "")".utf8))
  }

  private static func usesColour(on descriptor: Int32) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(descriptor) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
