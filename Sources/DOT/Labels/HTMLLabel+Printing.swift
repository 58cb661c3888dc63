extension HTMLLabel {
  /// Writes the label between angle brackets, as it stands in DOT.
  func write(to output: inout DOTText) {
    output += "<"
    switch content {
    case .table(let table): table.write(to: &output)
    case .text(let pieces): pieces.write(to: &output)
    }
    output += ">"
  }
}

extension HTMLLabel.Table {
  fileprivate func write(to output: inout DOTText) {
    output += "<TABLE"
    DOT.write(attributes, to: &output)
    output += ">"
    for row in rows { row.write(to: &output) }
    output += "</TABLE>"
  }
}

extension HTMLLabel.RowOrRule {
  fileprivate func write(to output: inout DOTText) {
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
  fileprivate func write(to output: inout DOTText) {
    switch self {
    case .cell(let cell): cell.write(to: &output)
    case .verticalRule: output += "<VR/>"
    }
  }
}

extension HTMLLabel.Cell {
  fileprivate func write(to output: inout DOTText) {
    output += "<TD"
    DOT.write(attributes, to: &output)
    output += ">"
    switch content {
    case .table(let table): table.write(to: &output)
    case .text(let pieces): pieces.write(to: &output)
    }
    output += "</TD>"
  }
}

extension [HTMLLabel.Text] {
  fileprivate func write(to output: inout DOTText) {
    for piece in self { piece.write(to: &output) }
  }
}

extension HTMLLabel.Text {
  fileprivate func write(to output: inout DOTText) {
    switch self {
    case .plain(let text): output += escapedMarkup(text)
    case .bold(let pieces): write("<B>", pieces, "</B>", to: &output)
    case .italic(let pieces): write("<I>", pieces, "</I>", to: &output)
    case .font(let size, let color, let pieces):
      let attributes =
        (size.map { " POINT-SIZE=\"\($0)\"" } ?? "")
        + (color.map { " COLOR=\"\($0.text)\"" } ?? "")
      write("<FONT\(attributes)>", pieces, "</FONT>", to: &output)
    case .lineBreak(let alignment):
      output += alignment.map { "<BR ALIGN=\"\($0.rawValue)\"/>" } ?? "<BR/>"
    }
  }

  /// Writes an element, unless there is nothing in it: Graphviz rejects that.
  private func write(
    _ start: String, _ pieces: [Self], _ end: String, to output: inout DOTText
  ) {
    output.write(start, end) { pieces.write(to: &$0) }
  }
}

private func write<Owner>(_ attributes: [HTMLAttribute<Owner>], to output: inout DOTText) {
  for attribute in attributes {
    output += " "
    output += attribute.name
    output += "=\""
    output += attribute.markup
    output += "\""
  }
}
