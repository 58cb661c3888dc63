import DOT

/// What the signs of a picture mean: only those that occur in it.
struct Legend {
  private let looks: Set<Look>
  private let fates: Set<Fate>

  /// Whether the picture has numbered checks.
  private let hasChecks: Bool

  init(looks: Set<Look>, fates: Set<Fate>, hasChecks: Bool = true) {
    self.looks = looks
    self.fates = fates
    self.hasChecks = hasChecks
  }

  /// The legend, in rows of at most so many points.
  func label(width: Int) -> HTMLLabel {
    var rows: [[Entry]] = [[]]
    var used = 0
    for entry in entries {
      if used + entry.width > width, !rows[rows.count - 1].isEmpty {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(entry)
      used += entry.width
    }
    let widths = rows.map { row in row.reduce(0) { $0 + $1.width } }
    let widest = widths.max() ?? 0
    return HTMLLabel(
      table(
        padding: 0,
        zip(rows, widths).map { row, width in
          // Graphviz would spread a shorter row over the width of the longest.
          let rest = widest > width ? [HTMLLabel.Cell([.width(widest - width - 6)])] : []
          return [
            HTMLLabel.Cell(
              [.align(.left)], .table(table(padding: 3, [row.flatMap(\.cells) + rest])))
          ]
        }))
  }

  private struct Entry {
    let cells: [HTMLLabel.Cell]
    let width: Int
  }

  private var entries: [Entry] {
    var entries = hasChecks ? [order] : []
    for look in Look.allCases {
      let fate = fates.sorted { $0.penWidth < $1.penWidth }.first { $0.look == look }
      guard looks.contains(look) || fate != nil else { continue }
      let meaning = hasChecks ? look.meaning : look.meaningForFlows
      let text = look.isPale ? "\(look.verdict)" : "\(look.verdict)\u{A0}\u{A0}\(meaning)"
      entries.append(entry(fate, text, look))
    }
    return entries
  }

  private var order: Entry {
    let text = "order of the checks"
    let badge = HTMLLabel.Cell(
      [
        .backgroundColor(Palette.secondary.light), .width(18), .height(16), .fixedSize(true),
      ],
      .text([.text("n", size: 10, color: Palette.onHeader.light, isBold: true)]))
    return Entry(
      cells: [
        HTMLLabel.Cell([], .table(table(padding: 0, [[badge]]))),
        HTMLLabel.Cell([], .text([.text(text, size: 10, color: Palette.body.light)])), space,
      ],
      width: 18 + PictureText.width(text, size: 10) + 28)
  }

  private func entry(_ fate: Fate?, _ text: String, _ look: Look) -> Entry {
    let sample = fate.map { [HTMLLabel.Cell([], .table(line($0)))] } ?? []
    return Entry(
      cells: sample + [
        HTMLLabel.Cell(
          [.align(.left)], .text([.text(text, size: 10, color: look.verdictText.light)])),
        space,
      ],
      width: PictureText.width(text, size: 10) + (fate == nil ? 22 : 58))
  }

  private var space: HTMLLabel.Cell { HTMLLabel.Cell([.width(10)], .text([])) }

  /// A piece of line as Graphviz draws edges.
  private func line(_ fate: Fate) -> HTMLLabel.Table {
    var attributes: [HTMLAttribute<HTMLLabel.Cell>] = [
      .width(30), .height(7), .fixedSize(true), .border(Int(fate.penWidth.rounded())),
      .sides(.bottom), .color(fate.line.light),
    ]
    switch fate.style {
    case .dashed: attributes.append(.style(.dashed))
    case .dotted: attributes.append(.style(.dotted))
    default: break
    }
    return table(
      padding: 0, [[HTMLLabel.Cell(attributes)], [HTMLLabel.Cell([.height(5)])]])
  }

  private func table(padding: Int, _ rows: [[HTMLLabel.Cell]]) -> HTMLLabel.Table {
    HTMLLabel.Table(
      [.border(0), .cellBorder(0), .cellSpacing(0), .cellPadding(padding)],
      rows.map { .row($0.map { .cell($0) }) })
  }
}
