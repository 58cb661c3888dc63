import ArgumentParser
import Diagnostics
import Foundation
import Provenance
import Reports

/// Where output goes: data to standard output, messages to standard error.
struct Terminal {
  let isQuiet: Bool
  let isVerbose: Bool
  /// Where messages are kept besides, for those who are not at the terminal.
  var transcript: Transcript?

  /// Writes data to standard output.
  func write(_ text: String) throws(ExitCode) {
    try write(Array(text.utf8))
  }

  /// Writes data to standard output.
  func write(_ bytes: [UInt8]) throws(ExitCode) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      throw worldFailed("cannot write to standard output: \(error.reason)")
    }
  }

  /// Writes data to a file, whole or not at all.
  func write(_ bytes: [UInt8], to path: String, isNew: Bool = false) throws(ExitCode) {
    do {
      try Data(bytes).write(
        to: URL(filePath: path), options: isNew ? .withoutOverwriting : .atomic)
    } catch {
      throw worldFailed("cannot write '\(path)': \(error.reason)")
    }
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
    transcript?.add(message.printable)
  }

  /// Writes text that is safe to print.
  private func emit(_ text: String) {
    // Where even this fails there is nobody left to tell.
    try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
  }

  /// Writes what reading the input found: errors always, warnings and notes unless the user wants
  /// quiet.
  func report(_ diagnostics: [Diagnostic]) {
    let shown = diagnostics.filter { $0.severity == .error || !isQuiet }
    report(messages: text(of: shown))
    guard let transcript, !shown.isEmpty else { return }
    transcript.add(
      DiagnosticFormatter(usesColor: false).format(shown).trimmingSuffix("\n"))
  }

  /// Writes what was imported, and what was not.
  func report(_ report: ImportReport) {
    guard !isQuiet else { return }
    report.text(limit: isVerbose ? .max : 8).split(separator: "\n").forEach { complain(String($0)) }
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
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(message ?? "")".utf8))
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

extension Error {
  /// Why the operating system refuses, in its own words and nothing more.
  fileprivate var reason: String {
    switch (self as? CocoaError)?.code {
    case .fileWriteFileExists?: return "it exists already"
    case .fileNoSuchFile?: return "there is no such folder"
    case .fileWriteNoPermission?: return "permission denied"
    case .fileWriteOutOfSpace?: return "no space left on the disk"
    default: break
    }
    let error = self as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    return cause.domain == NSPOSIXErrorDomain
      ? String(cString: strerror(Int32(cause.code))) : error.localizedDescription
  }
}
