extension HTMLLabel {
  /// The label between angle brackets, as it stands in DOT.
  var text: String {
    switch content {
    case .table(let table): "<\(table.markup)>"
    case .text(let pieces): "<\(textMarkup(pieces))>"
    }
  }
}

extension HTMLLabel.Table {
  fileprivate var markup: String {
    "<TABLE\(attributeMarkup(attributes))>\(rows.map(\.markup).joined())</TABLE>"
  }
}

extension HTMLLabel.RowOrRule {
  fileprivate var markup: String {
    switch self {
    case .row(let cells): "<TR>\(cells.map(\.markup).joined())</TR>"
    case .horizontalRule: "<HR/>"
    }
  }
}

extension HTMLLabel.CellOrRule {
  fileprivate var markup: String {
    switch self {
    case .cell(let cell): cell.markup
    case .verticalRule: "<VR/>"
    }
  }
}

extension HTMLLabel.Cell {
  fileprivate var markup: String {
    switch content {
    case .table(let table): "<TD\(attributeMarkup(attributes))>\(table.markup)</TD>"
    case .text(let pieces): "<TD\(attributeMarkup(attributes))>\(textMarkup(pieces))</TD>"
    }
  }
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

  /// Graphviz rejects an element around no text, so such an element is left out.
  private func element(_ name: String, _ attributes: String, _ pieces: [Self]) -> String {
    let content = textMarkup(pieces)
    return content.isEmpty ? "" : "<\(name)\(attributes)>\(content)</\(name)>"
  }
}

private func textMarkup(_ pieces: [HTMLLabel.Text]) -> String {
  pieces.map(\.markup).joined()
}

private func attributeMarkup<Owner>(_ attributes: [HTMLAttribute<Owner>]) -> String {
  attributes.map { " \($0.name)=\"\($0.markup)\"" }.joined()
}
