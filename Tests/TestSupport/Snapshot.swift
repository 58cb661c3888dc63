import Foundation
public import Testing

/// Compares a text with the one recorded in `Snapshots` beside the calling test; `RECORD_SNAPSHOTS=1`
/// records it.
public func expectSnapshot(
  _ text: String, _ name: String, test: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: test).deletingLastPathComponent()
    .appending(path: "Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return
  }
  let recorded = try String(contentsOf: file, encoding: .utf8)
  guard text != recorded else { return }
  let lines = zip(
    text.split(separator: "\n", omittingEmptySubsequences: false),
    recorded.split(separator: "\n", omittingEmptySubsequences: false))
  let difference = lines.first { $0 != $1 }
  Issue.record(
    """
    \(name) differs from what was recorded
    now:      \(difference?.0 ?? "(ends)")
    recorded: \(difference?.1 ?? "(ends)")
    """, sourceLocation: sourceLocation)
}
