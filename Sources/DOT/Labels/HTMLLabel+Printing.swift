extension HTMLLabel {
  /// Writes the label between angle brackets, as it stands in DOT.
  func write(to output: inout String) {
    output += "<"
    switch content {
    case .table(let table): table.write(to: &output)
    case .text(let pieces): output += markup(of: pieces)
    }
    output += ">"
  }
}

extension HTMLLabel.Table {
  fileprivate func write(to output: inout String) {
    output += "<TABLE"
    DOT.write(attributes, to: &output)
    output += ">"
    for row in rows { row.write(to: &output) }
    output += "</TABLE>"
  }
}

extension HTMLLabel.RowOrRule {
  fileprivate func write(to output: inout String) {
    switch self {
    case .row(let cells):
      output += "<TR>"
      for cell in cells { cell.write(to: &output) }
      output += "</TR>"
    case .horizontalRule: output += "<HR/>"
    }
  }
}

extension HTMLLabel.CellOrRule {
  fileprivate func write(to output: inout String) {
    switch self {
    case .cell(let cell): cell.write(to: &output)
    case .verticalRule: output += "<VR/>"
    }
  }
}

extension HTMLLabel.Cell {
  fileprivate func write(to output: inout String) {
    output += "<TD"
    DOT.write(attributes, to: &output)
    output += ">"
    switch content {
    case .table(let table): table.write(to: &output)
    case .text(let pieces): output += markup(of: pieces)
    }
    output += "</TD>"
  }
}

/// The markup of some text; it has to be known whole, since Graphviz rejects an element around nothing.
private func markup(of pieces: [HTMLLabel.Text]) -> String {
  if pieces.count == 1, let only = pieces.first { return only.markup }
  var output = ""
  for piece in pieces { output += piece.markup }
  return output
}

extension HTMLLabel.Text {
  fileprivate var markup: String {
    switch self {
    case .plain(let text):
      escapedMarkup(text)
    case .bold(let pieces):
      element("B", "", pieces)
    case .italic(let pieces):
      element("I", "", pieces)
    case .font(let size, let color, let pieces):
      element(
        "FONT",
        (size.map { " POINT-SIZE=\"\($0)\"" } ?? "")
          + (color.map { " COLOR=\"\($0.text)\"" } ?? ""),
        pieces)
    case .lineBreak(let alignment):
      alignment.map { "<BR ALIGN=\"\($0.rawValue)\"/>" } ?? "<BR/>"
    }
  }

  /// An element, unless there is nothing in it.
  private func element(_ name: String, _ attributes: String, _ pieces: [Self]) -> String {
    let content = DOT.markup(of: pieces)
    return content.isEmpty ? "" : "<\(name)\(attributes)>\(content)</\(name)>"
  }
}

private func write<Owner>(_ attributes: [HTMLAttribute<Owner>], to output: inout String) {
  for attribute in attributes {
    output += " "
    output += attribute.name
    output += "=\""
    output += attribute.markup
    output += "\""
  }
}
