import DOT
import Evaluation
import NetworkModel

/// The lines of an overview: each passes a pill with the number of its flows by verdict.
struct OverviewLines {
  private let lines: [OverviewFlows.Line]
  private let outside: [String]
  private let link: DOTLink?

  init(_ flows: OverviewFlows, link: DOTLink?) {
    self.lines = flows.lines.filter { $0.from != $0.to }
    self.outside = flows.outside
    self.link = link
  }

  /// The pills inside the VPC, or those between it and the outside.
  func pills(betweenSets isInside: Bool) -> [DOTGraph.Statement] {
    lines.indices.compactMap { number in
      let line = lines[number]
      let isBetweenSets = [line.from, line.to].allSatisfy {
        if case .subnets = $0 { true } else { false }
      }
      guard isBetweenSets == isInside else { return nil }
      let name = "flows\(number + 1)"
      let words = line.counts.map { "\($0.count.grouped) \(Look($0.outcome).verdict)" }
      return .node(
        DOTGraph.Node(
          name, .id(name), .class("flows", line.fate.className),
          .tooltip(words.joined(separator: ", ")), .label(pill(line))))
    }
  }

  private func pill(_ line: OverviewFlows.Line) -> HTMLLabel {
    let words: [HTMLLabel.Text] = line.counts.map { outcome, count in
      .text(
        "\u{A0}\(outcome.glyph)\u{A0}\(count.grouped)\u{A0}", size: 11,
        color: Look(outcome).verdictText.light, isBold: true)
    }
    var cell: [HTMLAttribute<HTMLLabel.Cell>] = [.height(20), .cellPadding(2)]
    if let link { cell += [.href(link), .tooltip("the flows")] }
    return HTMLLabel(
      HTMLLabel.Table(
        [
          .border(1), .color(line.fate.line.light), .cellBorder(0), .cellSpacing(0),
          .cellPadding(0), .style(.rounded), .backgroundColor(Palette.page.light),
        ],
        [.row([.cell(HTMLLabel.Cell(cell, .text(words)))])]))
  }

  /// Two edges for each line, from the internet inwards whichever way the flows run, so that the tiers
  /// keep their order.
  var edges: [DOTGraph.Edge] {
    lines.enumerated().flatMap { number, line -> [DOTGraph.Edge] in
      let isInwards = rank(line.from) < rank(line.to)
      let (upper, lower) = isInwards ? (line.from, line.to) : (line.to, line.from)
      let pill = DOTGraph.Endpoint("flows\(number + 1)")
      let look: [DOTAttribute<DOTGraph.Edge>] = [
        .class("flow", line.fate.className), .color(line.fate.line.light),
        .style(line.fate.style), .penWidth(line.fate.penWidth),
      ]
      let plain: [DOTAttribute<DOTGraph.Edge>] = [.direction(.none)]
      return [
        DOTGraph.Edge(
          from: endpoint(upper), to: pill, look + (isInwards ? plain : [.direction(.back)])),
        DOTGraph.Edge(
          from: pill, to: endpoint(lower), look + (isInwards ? [] : plain)),
      ]
    }
  }

  private func rank(_ spot: OverviewFlows.Spot) -> Int {
    switch spot {
    case .outside(let name): (outside.firstIndex(of: name) ?? 0) - outside.count
    // Sets are in the order of the tiers.
    case .subnets(let number): number
    }
  }

  private func endpoint(_ spot: OverviewFlows.Spot) -> DOTGraph.Endpoint {
    switch spot {
    case .outside(let name):
      DOTGraph.Endpoint("outside\((outside.firstIndex(of: name) ?? 0) + 1)")
    case .subnets(let number): DOTGraph.Endpoint("set\(number + 1)")
    }
  }
}
