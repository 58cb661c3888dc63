/// Comma-separated values, read as RFC 4180 has them; nil where a quote is left open.
struct CSVReading {
  let rows: [[String]]

  init?(_ text: String) {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    let scalars = Array(text.unicodeScalars)
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      switch (scalar, isQuoted) {
      case ("\"", true) where next == "\"":
        field += "\""
        place += 1
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        row.append(field)
        field = ""
      case ("\r", false) where next == "\n":
        rows.append(row + [field])
        (row, field) = ([], "")
        place += 1
      default: field.unicodeScalars.append(scalar)
      }
      place += 1
    }
    guard !isQuoted, row.isEmpty, field.isEmpty else { return nil }
    self.rows = rows
  }
}
