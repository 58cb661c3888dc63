/// Writes diagnostics as text: the message and its code, the place, the line with a caret, the help.
///
/// ```
/// error: unknown security group 'sg-wbe' [topology.unknown-reference]
///   --> net.yaml:2:11
///   |
/// 2 |   - peer: sg-wbe
///   |           ^
///   = help: did you mean 'sg-web'?
/// ```
///
/// User text cannot break the form: see `PrintableText`; of a long line the part around the caret is
/// shown.
public struct DiagnosticFormatter: Hashable, Sendable {
  /// Whether to colour with ANSI escape sequences.
  public let usesColor: Bool

  /// Makes a formatter.
  public init(usesColor: Bool = false) {
    self.usesColor = usesColor
  }

  /// One diagnostic, with a line break at its end.
  public func format(_ diagnostic: Diagnostic) -> String {
    var lines = [headline(diagnostic)]
    var margin = "  "
    if let location = diagnostic.location {
      margin = String(repeating: " ", count: String(location.line).count + 1)
      lines.append("\(paint("\(margin)-->", .frame)) \(printable(location.description))")
      if let excerpt = diagnostic.excerpt {
        lines += quote(excerpt, at: location, margin: margin, severity: diagnostic.severity)
      }
    }
    if let help = diagnostic.help {
      lines.append("\(paint("\(margin)=", .frame)) \(paint("help:", .strong)) \(printable(help))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Several diagnostics in the order given, a blank line between them.
  public func format(_ diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.map(format).joined(separator: "\n")
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    let severity = paint("\(diagnostic.severity.rawValue):", .severity(diagnostic.severity))
    let message = paint(printable(diagnostic.message), .strong)
    return "\(severity) \(message) [\(diagnostic.code)]"
  }

  private func quote(
    _ excerpt: SourceExcerpt, at location: SourceLocation, margin: String,
    severity: Diagnostic.Severity
  ) -> [String] {
    let window = LineWindow(excerpt, column: location.column)
    let bar = paint("\(margin)|", .frame)
    let carets = paint(String(repeating: "^", count: window.caretWidth), .severity(severity))
    let indent = String(repeating: " ", count: window.caretOffset)
    let number = paint("\(location.line) |", .frame)
    let line = window.text.isEmpty ? number : "\(number) \(window.text)"
    return [bar, line, "\(bar) \(indent)\(carets)"]
  }

  private func printable(_ text: String) -> String {
    PrintableText(text.unicodeScalars).text
  }

  private enum Paint {
    case severity(Diagnostic.Severity)
    case strong
    case frame
  }

  private func paint(_ text: String, _ paint: Paint) -> String {
    guard usesColor else { return text }
    let code =
      switch paint {
      case .severity(.error): "1;31"
      case .severity(.warning): "1;33"
      case .severity(.note): "1;36"
      case .strong: "1"
      case .frame: "34"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
