import DOT
import Evaluation
import NetworkModel
import PacketSpace

/// Puts an overview together to a graph: tiers from the internet inwards, and pills between the boxes that
/// say how many flows run there with which verdict.
struct OverviewPicture {
  let title: String
  let headline: String
  let description: String
  let graph: DOTGraph

  init(
    id: String, vpc: VPC, _ explanations: [Explanation], _ topology: Topology,
    link: (NetworkACL) -> DOTLink?, flowLink: DOTLink?
  ) {
    let sets = SubnetSet.sets(of: vpc.id, in: topology)
    let flows = OverviewFlows(explanations, sets, in: topology)
    let words = OverviewWording(vpc, sets, flows, topology)
    title = words.title
    headline = words.headline
    description = words.description
    let lines = OverviewLines(flows, link: flowLink)
    let inside: [DOTGraph.Statement] = Tier.allCases.compactMap { tier in
      let boxes = sets.indices.filter { sets[$0].tier == tier }
      guard !boxes.isEmpty else { return nil }
      return .cluster(
        Self.frame(
          "tier\(tier.rawValue + 1)", "\(tier.title) tier",
          [.fillColor(tier.fill.light), .color(tier.border.light), .penWidth(1.2)],
          boxes.map { number in
            let box = OverviewBox(
              sets[number], inside: flows.lines.first { $0.isWithin(number) }, topology)
            let acl = sets[number].acls.count == 1 ? link(sets[number].acls[0]) : nil
            return .node(
              DOTGraph.Node(
                "set\(number + 1)", .id("set\(number + 1)"), .class("subnets"),
                .tooltip(box.tooltip), .label(box.label(link: acl))))
          }))
    }
    let network = Self.frame(
      "vpc", Self.blocks(of: vpc),
      [.fillColor(Palette.vpcFill.light), .color(Palette.vpcBorder.light), .penWidth(1.5)],
      (sets.isEmpty ? [Self.nothing] : inside) + lines.pills(betweenSets: true))
    let figure = DOTGraph.Cluster(
      "figure",
      [
        .class("figure"), .labelLocation(.top), .labelJustification(.left), .style(.invisible),
        .margin(6), .label(words.heading),
      ],
      statements: flows.outside.enumerated().map { number, name in
        .node(
          DOTGraph.Node(
            "outside\(number + 1)", .id("outside\(number + 1)"), .class("outside"),
            .tooltip(name), .label(OverviewBox.outside(name))))
      } + lines.pills(betweenSets: false) + [.cluster(network)])
    graph = DOTGraph(
      name: id,
      attributes: [
        .rankDirection(.topToBottom), .fontName(PictureText.fonts), .fontSize(12),
        .fontColor(Palette.title.light), .backgroundColor(Palette.page.light),
        .padding(inches: 0.15), .nodeSeparation(inches: 0.25), .rankSeparation(inches: 0.35),
        .splines(.spline), .labelLocation(.bottom), .labelJustification(.left),
      ] + Self.legend(flows),
      nodeDefaults: [
        .fontName(PictureText.fonts), .fontSize(11), .fontColor(Palette.title.light),
        .shape(.plain),
      ],
      edgeDefaults: [.fontName(PictureText.fonts), .fontSize(10), .arrowSize(0.7)],
      statements: [.cluster(figure)] + (lines.edges + Self.order(of: sets)).map { .edge($0) })
  }

  /// What stands in a VPC without subnets: a frame around nothing is not drawn.
  private static let nothing = DOTGraph.Statement.node(
    DOTGraph.Node(
      "nothing", .id("nothing"), .class("outside"), .tooltip("no subnets"),
      .label(OverviewBox.outside("no subnets"))))

  /// Edges that nobody sees, which keep the tiers one below the other.
  private static func order(of sets: [SubnetSet]) -> [DOTGraph.Edge] {
    let tiers = Tier.allCases.map { tier in sets.indices.filter { sets[$0].tier == tier } }
      .filter { !$0.isEmpty }
    return zip(tiers, tiers.dropFirst()).flatMap { upper, lower in
      upper.flatMap { from in
        lower.map { to in
          DOTGraph.Edge(
            from: DOTGraph.Endpoint("set\(from + 1)"), to: DOTGraph.Endpoint("set\(to + 1)"),
            [.style(.invisible), .weight(0)])
        }
      }
    }
  }

  /// The blocks of a VPC, or the first one and how many more there are.
  private static func blocks(of vpc: VPC) -> String {
    let all = vpc.cidrs.map(\.description)
    let short = all.count > 1 ? ["\(all[0]) +\(all.count - 1)"] : []
    return PictureText.first(
      [all.joined(separator: ", ")] + short, fitting: titleWidth, size: 12, isBold: true)
  }

  /// What the colours and lines mean; nothing where there are none.
  private static func legend(_ flows: OverviewFlows) -> [DOTAttribute<DOTGraph>] {
    guard !flows.lines.isEmpty else { return [] }
    let legend = Legend(
      looks: Set(flows.lines.flatMap(\.counts).map { Look($0.outcome) }),
      fates: Set(flows.lines.map(\.fate)), hasChecks: false)
    return [.label(legend.label(width: 620))]
  }

  /// Lines enter a frame of one box in the middle, where no label may be.
  private static let titleWidth = OverviewBox.width / 2 - 20

  private static func frame(
    _ name: String, _ title: String,
    _ look: [DOTAttribute<DOTGraph.Cluster>], _ statements: [DOTGraph.Statement]
  ) -> DOTGraph.Cluster {
    let text = HTMLLabel.Text.text(
      PictureText.cut(title, to: titleWidth, size: 12, isBold: true), size: 12,
      color: Palette.title.light, isBold: true)
    return DOTGraph.Cluster(
      name,
      [
        .id(name), .class("zone"), .labelLocation(.top), .labelJustification(.left),
        .style(.rounded, .filled), .margin(Double(Measures.margin)),
        .label(
          HTMLLabel(
            HTMLLabel.Table(
              [.border(0), .cellBorder(0), .cellSpacing(0), .cellPadding(3)],
              [.row([.cell(HTMLLabel.Cell([], .text([text])))])]))),
      ] + look, statements: statements)
  }
}

extension OverviewFlows.Line {
  /// Whether it begins and ends in one box, which then says so itself.
  func isWithin(_ number: Int) -> Bool { from == .subnets(number) && to == .subnets(number) }
}
