/// Lines of comma-separated values (RFC 4180) that are safe to open in a spreadsheet.
enum CSV {
  /// One line, with its end.
  static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\r\n"
  }

  /// A field: what a spreadsheet would take for a formula is marked as text, in full width, too, which some
  /// take for the same.
  private static func field(_ text: String) -> String {
    let printable = text.printable
    let start = printable.unicodeScalars.first { $0 != " " }
    let isFormula = start.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    let safe = isFormula ? "'\(printable)" : printable
    guard safe.unicodeScalars.contains(where: { "\",;".unicodeScalars.contains($0) }) else {
      return safe
    }
    return "\"\(safe.replacing("\"", with: "\"\""))\""
  }
}
