import Diagnostics
import Foundation
import Testing
import TopologyFile

/// One faulty file each in `Fixtures/errors`, and beside it what is said about it.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the texts are written instead of compared.
struct ErrorCorpusTests {
  @Test(arguments: Fixtures.names(in: "errors", suffix: ".yaml"))
  func `each fault is explained where it is`(name: String) throws {
    let reading = try Fixtures.read("errors/\(name).yaml")
    let text = DiagnosticFormatter().format(reading.diagnostics)
    let expected = Fixtures.root.appending(path: "errors/\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try text.write(to: expected, atomically: true, encoding: .utf8)
    }

    #expect(text == (try String(contentsOf: expected, encoding: .utf8)))
    #expect(
      (reading.topology == nil) == reading.diagnostics.contains { $0.severity == .error })
  }

  @Test func `there are as many faulty files as there are expectations`() {
    let files = Fixtures.names(in: "errors", suffix: ".yaml")

    #expect(files == Fixtures.names(in: "errors", suffix: ".txt"))
    #expect(files.count >= 45)
  }
}
