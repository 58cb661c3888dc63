import DOT
import Evaluation
import NetworkModel

/// The box of some subnets in an overview: how many, their gate, and what is in them.
struct OverviewBox {
  /// In points; three of them side by side fit on a page.
  static let width = 290

  private let name: String
  private let note: String
  private let gate: String
  private let rows: [String]

  init(_ set: SubnetSet, inside line: OverviewFlows.Line?, _ topology: Topology) {
    let contents = SubnetContents(set.subnets, in: topology)
    name =
      set.subnets.count == 1
      ? set.subnets[0].displayName : "\(set.subnets.count.grouped) subnets"
    note =
      set.routeTables.count == 1
      ? "routes: \(set.routeTables[0].displayName)" : "\(set.routeTables.count) route tables"
    gate =
      set.acls.count == 1
      ? "Network ACL \(set.acls[0].displayName)"
      : "\(set.acls.map(\.id).unique.count) network ACLs"
    let within = line.map { line in
      line.counts.map { "\($0.outcome.glyph) \($0.count.grouped)" }.joined(separator: "  ")
    }
    rows =
      [
        contents.counts.isEmpty ? "nothing inside" : contents.counts.joined(separator: " · "),
        contents.groups.isEmpty ? nil : Self.listed(contents.groups),
        within.map { "flows within: \($0)" },
      ].compactMap { $0 }
  }

  /// As many as fit, and how many there are besides.
  private static func listed(_ groups: [String]) -> String {
    var shown = groups
    func text() -> String {
      let rest = groups.count - shown.count
      return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more sets" : "")
    }
    while shown.count > 1,
      PictureText.width(text(), size: 10) > width - 2 * Measures.gap
    { shown.removeLast() }
    return text()
  }

  var tooltip: String { ([name, note, gate] + rows).joined(separator: ". ") }

  func label(link: DOTLink?) -> HTMLLabel {
    let room = Self.width - 2 * Measures.gap
    let noteText = PictureText.cut(note, to: room / 2, size: 10)
    let nameText = PictureText.cut(
      name, to: room - PictureText.width(noteText, size: 10) - Measures.gap, size: 12,
      isBold: true)
    let head = HTMLLabel.Table(
      [.border(0), .cellBorder(0), .cellSpacing(0), .cellPadding(0)],
      [
        .row([
          .cell(
            .align(.left), .width(room - PictureText.width(noteText, size: 10)),
            text: .text(
              "\u{A0}\u{A0}" + nameText, size: 12, color: Palette.title.light, isBold: true)),
          .cell(
            .align(.right),
            text: .text(noteText + "\u{A0}\u{A0}", size: 10, color: Palette.secondary.light)),
        ])
      ])
    var gateCell: [HTMLAttribute<HTMLLabel.Cell>] = [
      .backgroundColor(Palette.networkACL.light), .width(Self.width), .height(22), .align(.left),
    ]
    if let link { gateCell += [.href(link), .tooltip(gate)] }
    let gateText = HTMLLabel.Text.text(
      "\u{A0}\u{A0}" + PictureText.cut(gate, to: room, size: 11, isBold: true), size: 11,
      color: Palette.onHeader.light, isBold: true)
    let body = rows.map { row -> HTMLLabel.RowOrRule in
      .row([
        .cell(
          .align(.left), .height(18), .width(Self.width),
          text: .text(
            "\u{A0}\u{A0}" + PictureText.cut(row, to: room, size: 10), size: 10,
            color: Palette.body.light))
      ])
    }
    return HTMLLabel(
      HTMLLabel.Table(
        [
          .border(1), .color(Palette.body.light), .cellBorder(0), .cellSpacing(0),
          .cellPadding(0), .backgroundColor(Palette.page.light),
        ],
        [
          .row([.cell(HTMLLabel.Cell([.width(Self.width), .height(24)], .table(head)))]),
          .row([.cell(HTMLLabel.Cell(gateCell, .text([gateText])))]),
        ] + body))
  }

  /// Something outside the VPC.
  static func outside(_ name: String) -> HTMLLabel {
    HTMLLabel(
      HTMLLabel.Table(
        [
          .border(1), .color(Palette.body.light), .cellBorder(0), .cellSpacing(0),
          .cellPadding(6), .style(.rounded), .backgroundColor(Palette.page.light),
        ],
        [
          .row([
            .cell(
              .width(140), .height(20),
              text: .text(
                PictureText.cut(name, to: 180, size: 12, isBold: true), size: 12,
                color: Palette.title.light, isBold: true))
          ])
        ]))
  }
}
