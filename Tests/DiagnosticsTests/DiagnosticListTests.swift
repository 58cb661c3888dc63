import Diagnostics
import Testing

struct DiagnosticListTests {
  private func diagnostic(
    _ severity: Diagnostic.Severity, _ message: String, _ file: String?, _ line: Int = 1,
    _ column: Int = 1
  ) -> Diagnostic {
    Diagnostic(
      severity, code: "a.b", message: message,
      location: file.map { SourceLocation(file: $0, line: line, column: column) })
  }

  @Test func `diagnostics are sorted by place, then the worst first`() {
    var list = DiagnosticList()
    let inOrder = [
      diagnostic(.note, "nowhere", nil),
      diagnostic(.note, "a", "a", 9, 1),
      diagnostic(.error, "b", "b", 2, 5),
      diagnostic(.warning, "b", "b", 2, 5),
      diagnostic(.note, "b", "b", 2, 6),
      diagnostic(.error, "b", "b", 10, 1),
    ]
    for diagnostic in inOrder.reversed() { list.report(diagnostic) }

    #expect(list.sorted == inOrder)
  }

  @Test func `the same complaint stands once`() {
    var list = DiagnosticList()
    for _ in 0..<3 { list.report(diagnostic(.error, "x", "a")) }

    #expect(list.sorted.count == 1)
    #expect(list.diagnostics.count == 3)
  }

  @Test func `only errors make an input unusable`() {
    var list = DiagnosticList()
    list.report(diagnostic(.warning, "x", "a"))
    #expect(!list.hasErrors)
    list.report(diagnostic(.error, "x", "a"))
    #expect(list.hasErrors)
  }
}
