import DOT

/// The tables that boxes consist of.
struct BoxTable {
  let measures: Measures

  /// A network ACL, security group, route table or gateway.
  ///
  /// - Parameter id: of the box; those of its checks begin with it.
  func gate(_ text: GateText, id: String) -> HTMLLabel {
    let lanes = Picture.Phase.allCases.map { phase in
      lane(phase == .request ? text.request : text.reply, phase, id: id)
    }
    let name = PictureText.plain(text.title.name)
    return box(
      .gate(text.title.color),
      header: header(
        name: name, note: text.title.kind, noteSize: 9, isGate: true,
        nameColor: Palette.onHeader, noteColor: Palette.onHeaderSecondary,
        background: text.title.color),
      middle: nil, lanes: lanes)
  }

  /// Where a resource is missing: an outline in the lane of the request.
  func nothing(_ text: String) -> HTMLLabel {
    let text = PictureText.cut("× \(text)", to: measures.cellText, size: 11, isBold: true)
    let size: [HTMLAttribute<HTMLLabel.Cell>] = [
      .width(measures.resourceLane), .height(Measures.laneHeight),
    ]
    let outline = HTMLLabel.Cell(
      [.port(measures.orientation == .down ? "hq" : "rq"), .border(1), .style(.dotted)]
        + [.color(Palette.denyLine.light)] + size,
      .text([.text(text, size: 11, color: Palette.denyText.light, isBold: true)]))
    let rest = HTMLLabel.Cell(size)
    let rows: [HTMLLabel.RowOrRule] =
      switch measures.orientation {
      case .across: [.row([.cell(outline)]), .row([.cell(rest)])]
      case .down: [.row([.cell(outline), .cell(rest)])]
      }
    return HTMLLabel(HTMLLabel.Table(Self.bare, rows))
  }

  /// A client, load balancer or destination.
  func resource(_ text: ResourceText) -> HTMLLabel {
    let middle = text.healthCheck.map { healthCheck($0) }
    return box(
      .resource,
      header: header(
        name: text.name, note: text.note, noteSize: 10, isGate: false, nameColor: Palette.title,
        noteColor: Palette.secondary, background: nil),
      middle: middle, lanes: [cell(text.request, port: "rq"), cell(text.reply, port: "rs")])
  }
}

// MARK: - Boxes

extension BoxTable {
  private enum Frame {
    case gate(Ink)
    case resource
  }

  private func box(
    _ frame: Frame, header: HTMLLabel.Cell, middle: HTMLLabel.Cell?, lanes: [HTMLLabel.Cell]
  ) -> HTMLLabel {
    var attributes: [HTMLAttribute<HTMLLabel.Table>] = [.border(1)]
    switch frame {
    case .gate(let ink):
      // Border and area in one colour give the gate a crisp edge of two points.
      attributes += [.color(ink.light)] + Self.bare.dropFirst() + [.backgroundColor(ink.light)]
    case .resource:
      attributes += [.color(Palette.body.light)] + Self.bare.dropFirst()
      attributes += [.style(.rounded), .backgroundColor(Palette.page.light)]
    }
    var rows: [HTMLLabel.RowOrRule] = [.row([.cell(header)])]
    if case .resource = frame { rows.append(.horizontalRule) }
    if let middle { rows += [.row([.cell(middle)]), .horizontalRule] }
    switch measures.orientation {
    case .across: rows += [.row([.cell(lanes[0])]), .horizontalRule, .row([.cell(lanes[1])])]
    case .down: rows.append(.row([.cell(lanes[0]), .verticalRule, .cell(lanes[1])]))
    }
    return HTMLLabel(HTMLLabel.Table(attributes, rows))
  }

  /// A table that adds nothing to what is in it.
  private static let bare: [HTMLAttribute<HTMLLabel.Table>] = [
    .border(0), .cellBorder(0), .cellSpacing(0), .cellPadding(0),
  ]

  /// Makes a cell as wide as the box.
  private func wide(
    _ attributes: [HTMLAttribute<HTMLLabel.Cell>], _ table: HTMLLabel.Table
  ) -> HTMLLabel.Cell {
    let span: [HTMLAttribute<HTMLLabel.Cell>] =
      measures.orientation == .down ? [.columnSpan(2)] : []
    return HTMLLabel.Cell(span + attributes + [.cellPadding(0)], .table(table))
  }

  /// The head: in pictures that run down it has a port for each lane.
  private func header(
    name: String, note: String, noteSize: Int, isGate: Bool, nameColor: Ink, noteColor: Ink,
    background: Ink?
  ) -> HTMLLabel.Cell {
    let lane = measures.lane(isGate: isGate)
    let room: (name: Int, note: Int)
    switch measures.orientation {
    case .down: room = (lane - 2 * Measures.gap, lane - 2 * Measures.gap)
    case .across:
      let both = lane - 3 * Measures.gap
      let nameNeed = PictureText.width(name, size: 12, isBold: true)
      let noteNeed = note.isEmpty ? 0 : PictureText.width(note, size: noteSize)
      let noteRoom = min(noteNeed, max(both - nameNeed, both * 3 / 5))
      room = (both - noteRoom, noteRoom)
    }
    let name = PictureText.cut(name, to: room.name, size: 12, isBold: true)
    let note = PictureText.cut(note, to: max(room.note, 1), size: noteSize)
    let nameWidth =
      switch measures.orientation {
      case .down: lane
      case .across: note.isEmpty ? lane : lane - room.note - 2 * Measures.gap
      }
    let height = HTMLAttribute<HTMLLabel.Cell>.height(Measures.headerHeight)
    var nameCell: [HTMLAttribute<HTMLLabel.Cell>] = [.width(nameWidth), height, .align(.left)]
    var noteCell: [HTMLAttribute<HTMLLabel.Cell>] = [
      .width(measures.orientation == .down ? lane : lane - nameWidth), .align(.right),
    ]
    if measures.orientation == .down {
      nameCell.insert(.port("hq"), at: 0)
      noteCell.insert(.port("hs"), at: 0)
    }
    let indent = isGate ? "\u{A0}\u{A0}" : "\u{A0}\u{A0}\u{A0}"
    var cells: [HTMLLabel.CellOrRule] = [
      .cell(
        HTMLLabel.Cell(
          nameCell, .text([.text(indent + name, size: 12, color: nameColor.light, isBold: true)])))
    ]
    if measures.orientation == .down || !note.isEmpty {
      let text: [HTMLLabel.Text] =
        note.isEmpty
        ? []
        : [.text(note + "\u{A0}\u{A0}\u{A0}", size: noteSize, color: noteColor.light)]
      cells.append(.cell(HTMLLabel.Cell(noteCell, .text(text))))
    }
    return wide(
      (background.map { [.backgroundColor($0.light)] } ?? []) + [height],
      HTMLLabel.Table(Self.bare, [.row(cells)]))
  }
}

// MARK: - Lanes

extension BoxTable {
  /// A check: badge, rule and verdict, and below what the rule matches.
  private func lane(_ lane: Lane, _ phase: Picture.Phase, id: String) -> HTMLLabel.Cell {
    let look = lane.look
    let isPale = look.isPale
    let verdict = lane.verdict
    let titleRoom =
      measures.rowText - Measures.gap - PictureText.width(verdict, size: 10, isBold: true)
    let titles = lane.row.map { [$0.title, $0.shortTitle] } ?? []
    let title = PictureText.first(titles, fitting: titleRoom, size: 11, isBold: true)
    let detail = PictureText.cut(lane.detail, to: measures.rowText, size: 10)
    let number = lane.row?.number.map { "\($0)" } ?? ""
    let titleColor = isPale ? Palette.notReachedText : Palette.title
    let detailColor = isPale ? Palette.notReachedText : Palette.body

    let gap = HTMLLabel.CellOrRule.cell(.rowSpan(2), .width(Measures.gap))
    let first: [HTMLLabel.CellOrRule] = [
      .cell(
        .backgroundColor((lane.row == nil ? look.tint : look.badge).light), .width(Measures.badge),
        .height(Measures.laneHeight),
        .rowSpan(2),
        text: .text(number, size: 11, color: Palette.onHeader.light, isBold: true)),
      gap,
      .cell(
        .align(.left), .verticalAlign(.bottom),
        text: .text(title, size: 11, color: titleColor.light, isBold: true)),
      .cell(
        .align(.right), .verticalAlign(.bottom),
        text: .text(verdict, size: 10, color: look.verdictText.light, isBold: true)),
      gap,
    ]
    let second: [HTMLLabel.CellOrRule] = [
      .cell(
        .columnSpan(2), .align(.left), .verticalAlign(.top), .width(measures.rowText),
        text: .text(detail, size: 10, color: detailColor.light))
    ]
    var attributes: [HTMLAttribute<HTMLLabel.Cell>] = [
      .port(phase.port), .backgroundColor(look.tint.light), .width(measures.gateLane),
      .height(Measures.laneHeight), .cellPadding(0),
    ]
    if let row = lane.row {
      let check = row.number.map { ["check-\($0)"] } ?? []
      attributes += [
        .id("\(id)-\(phase.rawValue)", classes: ["check", phase.rawValue] + check),
        .href(row.link ?? .nowhere),
        .tooltip(row.detail.isEmpty ? row.title : "\(row.title): \(row.detail)"),
      ]
    }
    return HTMLLabel.Cell(
      attributes, .table(HTMLLabel.Table(Self.bare, [.row(first), .row(second)])))
  }

  /// What a resource sends or gets.
  private func cell(_ cell: ResourceText.Cell, port: String) -> HTMLLabel.Cell {
    let upper = PictureText.cut(cell.upper, to: measures.cellText, size: 10)
    let lower = PictureText.cut(cell.lower, to: measures.cellText, size: 11, isBold: true)
    let color = cell.look?.verdictText ?? Palette.title
    return HTMLLabel.Cell(
      [
        .port(port), .width(measures.resourceLane), .height(Measures.laneHeight),
        .lineAlign(.center),
      ],
      .text([
        .text(upper, size: 10, color: Palette.body.light), .lineBreak,
        .text(lower, size: 11, color: color.light, isBold: true),
      ]))
  }

  /// The health checks of a load balancer, across its box.
  private func healthCheck(_ check: ResourceText.HealthCheck) -> HTMLLabel.Cell {
    let width = measures.box(isGate: false)
    let verdict = check.look.verdict
    let verdictWidth = PictureText.width(verdict, size: 10, isBold: true) + 2 * Measures.gap
    let text = PictureText.cut(
      check.text, to: width - verdictWidth - 2 * Measures.gap, size: 10)
    let height = HTMLAttribute<HTMLLabel.Cell>.height(Measures.healthCheckHeight)
    return wide(
      [.backgroundColor(check.look.tint.light), height],
      HTMLLabel.Table(
        Self.bare,
        [
          .row([
            .cell(
              .width(width - verdictWidth), height, .align(.left),
              text: .text("\u{A0}\u{A0}\u{A0}" + text, size: 10, color: Palette.body.light)),
            .cell(
              .width(verdictWidth), .align(.right),
              text: .text(
                verdict + "\u{A0}\u{A0}\u{A0}", size: 10, color: check.look.verdictText.light,
                isBold: true)),
          ])
        ]))
  }
}
