import Diagnostics
import Testing

struct DiagnosticFormatterTests {
  private let example = Diagnostic(
    .error, code: "topology.unknown-reference", message: "unknown security group 'sg-wbe'",
    location: SourceLocation(file: "net.yaml", line: 2, column: 11),
    excerpt: SourceExcerpt(line: "  - peer: sg-wbe"), help: "did you mean 'sg-web'?")

  @Test func `a diagnostic says what, where and what to do`() {
    #expect(
      DiagnosticFormatter().format(example) == """
        error: unknown security group 'sg-wbe' [topology.unknown-reference]
          --> net.yaml:2:11
          |
        2 |   - peer: sg-wbe
          |           ^
          = help: did you mean 'sg-web'?

        """)
  }

  @Test func `the margin is as wide as the line number`() {
    let diagnostic = Diagnostic(
      .warning, code: "a.b", message: "odd",
      location: SourceLocation(file: "net.yaml", line: 1234, column: 1),
      excerpt: SourceExcerpt(line: "ab c", length: 2))

    #expect(
      DiagnosticFormatter().format(diagnostic) == """
        warning: odd [a.b]
             --> net.yaml:1234:1
             |
        1234 | ab c
             | ^^

        """)
  }

  @Test func `without a place there is only the message`() {
    let diagnostic = Diagnostic(.note, code: "a.b", message: "odd", help: "do it")

    #expect(DiagnosticFormatter().format(diagnostic) == "note: odd [a.b]\n  = help: do it\n")
  }

  @Test func `an empty line leaves no space at the end of its own`() {
    let diagnostic = Diagnostic(
      .note, code: "a.b", message: "odd",
      location: SourceLocation(file: "f", line: 1, column: 1), excerpt: SourceExcerpt(line: ""))

    #expect(DiagnosticFormatter().format(diagnostic).contains("\n1 |\n  | ^\n"))
  }

  @Test(arguments: [
    ("\tkey: x", 2, "    key: x", 4),
    ("a\u{1B}[31mb", 7, "a\u{FFFD}[31mb", 6),
    ("a\u{202E}b", 3, "a\u{FFFD}b", 2),
    ("名前: x", 5, "名前: x", 6),
    ("e\u{301}: x", 5, "e\u{301}: x", 3),
    ("🚀 x", 3, "🚀 x", 3),
  ])
  func `a caret stands under its character, and no character breaks the line`(
    line: String, column: Int, shown: String, offset: Int
  ) {
    let diagnostic = Diagnostic(
      .error, code: "a.b", message: "m",
      location: SourceLocation(file: "f", line: 1, column: column),
      excerpt: SourceExcerpt(line: line))
    let caret = String(repeating: " ", count: offset) + "^"

    #expect(
      DiagnosticFormatter().format(diagnostic) == "error: m [a.b]\n  --> f:1:\(column)\n  |\n"
        + "1 | \(shown)\n  | \(caret)\n")
  }

  @Test func `of a long line the part around the caret is shown`() {
    let line = String(repeating: "x", count: 5_000) + "HERE" + String(repeating: "y", count: 5_000)
    let diagnostic = Diagnostic(
      .error, code: "a.b", message: "m",
      location: SourceLocation(file: "f", line: 1, column: 5_001),
      excerpt: SourceExcerpt(line: line, length: 4))
    let lines = DiagnosticFormatter().format(diagnostic).split(separator: "\n")

    #expect(lines[3].count == 4 + 1 + 120 + 1)
    let caret = lines[4].distance(from: lines[4].startIndex, to: lines[4].firstIndex(of: "^")!)
    #expect(lines[3].dropFirst(caret).hasPrefix("HEREy"))
  }

  @Test func `user text in a message stays on its line`() {
    let diagnostic = Diagnostic(.error, code: "a.b", message: "unknown 'a\nb\u{7}'")

    #expect(
      DiagnosticFormatter().format(diagnostic) == "error: unknown 'a\u{FFFD}b\u{FFFD}' [a.b]\n")
  }

  @Test func `several diagnostics have a blank line between them`() {
    let diagnostic = Diagnostic(.note, code: "a.b", message: "m")

    #expect(
      DiagnosticFormatter().format([diagnostic, diagnostic]) == "note: m [a.b]\n\nnote: m [a.b]\n")
  }

  @Test func `colour is an addition: without it the text is the same`() {
    let coloured = DiagnosticFormatter(usesColor: true).format(example)
    let plain = coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")

    #expect(coloured != plain)
    #expect(plain == DiagnosticFormatter().format(example))
  }
}
