package import Diagnostics

/// Collects what is wrong with the sources of one network, quoting the lines it is wrong in.
package final class Complaints {
  /// More are not worth reading, and a hostile file could ask for millions.
  static let limit = 1_000

  private var list = DiagnosticList()
  private var sources: [String: [UInt8]] = [:]
  /// The lines of the sources that something is wrong with.
  private var lines: [String: SourceLines] = [:]
  private var suppressed = 0

  /// Starts without complaints.
  package init() {}

  /// Makes a source known, so that its lines can be quoted.
  func add(_ bytes: [UInt8], of file: String) {
    sources[file] = bytes
  }

  private func line(at location: SourceLocation) -> String? {
    guard let bytes = sources[location.file] else { return nil }
    let lines = lines[location.file] ?? SourceLines(bytes)
    self.lines[location.file] = lines
    return lines.line(location.line)
  }

  /// Whether something is wrong.
  package var hasErrors: Bool { list.hasErrors }

  /// Reports what is wrong.
  package func error(
    _ code: Code, _ message: String, at location: SourceLocation?, help: String? = nil
  ) {
    report(.error, code, message, at: location, help: help)
  }

  /// Reports what is probably wrong.
  package func warning(
    _ code: Code, _ message: String, at location: SourceLocation?, help: String? = nil
  ) {
    report(.warning, code, message, at: location, help: help)
  }

  /// Reports what is worth knowing.
  package func note(
    _ code: Code, _ message: String, at location: SourceLocation?, help: String? = nil
  ) {
    report(.note, code, message, at: location, help: help)
  }

  /// Everything, by place; and how much was left out.
  package var sorted: [Diagnostic] {
    guard suppressed > 0 else { return list.sorted }
    return list.sorted + [
      Diagnostic(
        .note, code: Code.tooMany.rawValue,
        message: "\(suppressed) more complaints are not shown")
    ]
  }

  private func report(
    _ severity: Diagnostic.Severity, _ code: Code, _ message: String,
    at location: SourceLocation?, help: String?
  ) {
    // Notes must not keep an error from being counted as one.
    guard list.diagnostics.count < Self.limit || (severity == .error && !list.hasErrors) else {
      suppressed += 1
      return
    }
    let line = location.flatMap(line(at:))
    list.report(
      Diagnostic(
        severity, code: code.rawValue, message: message, location: location,
        excerpt: line.map { SourceExcerpt(line: $0) }, help: help))
  }
}
