import Foundation

/// A table of what was measured, against what it has to be.
struct Report {
  private var rows: [String] = []

  /// Adds a figure in milliseconds.
  mutating func add(_ what: String, milliseconds: Double, limit: Double) {
    add(
      what, Self.text(milliseconds) + " ms", "< " + Self.text(limit) + " ms", milliseconds < limit)
  }

  /// Adds a ratio of two times that were measured in the same run.
  mutating func add(_ what: String, ratio: Double, limit: Double) {
    add(what, Self.text(ratio), "≤ " + Self.text(limit), ratio <= limit)
  }

  private mutating func add(_ what: String, _ measured: String, _ limit: String, _ isMet: Bool) {
    rows.append("| \(what) | \(measured) | \(limit) | \(isMet ? "yes" : "NO") |")
  }

  /// The table as Markdown.
  var text: String {
    (["| what | measured | wanted | met |", "|---|---|---|---|"] + rows).joined(separator: "\n")
  }

  private static func text(_ value: Double) -> String {
    String(format: value < 10 ? "%.2f" : "%.0f", value)
  }
}
