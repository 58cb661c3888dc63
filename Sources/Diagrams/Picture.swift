import DOT
import Evaluation
import NetworkModel
import PacketSpace

/// Puts boxes, frames, lines, heading and legend together to a graph.
struct Picture {
  let id: String
  let heading: Heading
  let topology: Topology
  let tree: StationTree
  let gates: [Int: GateText]
  let resources: [Int: ResourceText]
  let measures: Measures
  let families: Set<AddressFamily>
  var orientation: Orientation { measures.orientation }

  init(
    id: String, heading: Heading, _ tree: StationTree, _ explanation: Explanation,
    _ topology: Topology, isHealthCheck: Bool
  ) {
    self.id = id
    self.heading = heading
    self.topology = topology
    self.tree = tree
    families = Set(explanation.legs.map(\.family))
    let orientation = Orientation(tree)
    let wording = ResourceWording(
      explanation: explanation, topology: topology, orientation: orientation,
      isHealthCheck: isHealthCheck)
    var gates: [Int: GateText] = [:]
    var resources: [Int: ResourceText] = [:]
    for (index, station) in tree.stations.enumerated() {
      switch station.content {
      case .gate(let checkpoints):
        gates[index] = GateText(
          title: GateTitle(checkpoints), request: station.request, reply: station.reply,
          tooltip: HopList.text(of: station))
      case .resource(let resource):
        resources[index] = wording.text(of: resource, at: station)
      case .nothing: break
      case .relay(let balancer, let leg):
        resources[index] = wording.text(of: balancer, inside: leg, at: station)
      }
    }
    self.gates = gates
    self.resources = resources
    measures = Measures(
      orientation, columnCount: tree.columnCount, gates: Array(gates.values),
      resources: Array(resources.values))
  }

  var graph: DOTGraph {
    let width = max(contentWidth, 500)
    return DOTGraph(
      name: id,
      attributes: [
        .rankDirection(orientation.rankDirection), .fontName(PictureText.fonts), .fontSize(12),
        .fontColor(Palette.title.light), .backgroundColor(Palette.page.light),
        .padding(inches: 0.15),
        .nodeSeparation(inches: orientation == .across ? 0.35 : 0.3),
        .rankSeparation(inches: orientation == .across ? 0.5 : 0.42),
        .splines(.line), .outputOrder(.edgesLast), .labelLocation(.bottom),
        .labelJustification(.left), .label(legend.label(width: width)),
      ],
      nodeDefaults: [
        .fontName(PictureText.fonts), .fontSize(11), .fontColor(Palette.title.light),
        .shape(.plain),
      ],
      edgeDefaults: [.fontName(PictureText.fonts), .fontSize(10), .arrowSize(0.7)],
      statements: [.cluster(figure(width: width))] + edges.map { .edge($0) })
  }

  /// The outermost frame, which is not seen: it carries the heading.
  private func figure(width: Int) -> DOTGraph.Cluster {
    DOTGraph.Cluster(
      "figure",
      [
        .class("figure"), .labelLocation(.top), .labelJustification(.left), .style(.invisible),
        .margin(6), .label(heading.label(width: width)),
      ],
      statements: tree.stations.isEmpty ? [.node(nothing)] : nested(items[...], depth: 0))
  }

  /// What stands for a flow between ends of which one has no interface: a frame around nothing is not drawn.
  private var nothing: DOTGraph.Node {
    let text = "no interface at one of the ends"
    return DOTGraph.Node(
      "nothing", .id("nothing"), .class("stop"), .tooltip(text),
      .label(BoxTable(measures: measures).nothing(text)))
  }

  private var legend: Legend {
    let lanes = tree.stations.flatMap { station -> [Lane] in
      guard case .gate = station.content else { return [] }
      return [station.request, station.reply].filter { $0.row != nil }
    }
    let lines = tree.stations.flatMap { [$0.request, $0.reply] }.filter { !$0.fates.isEmpty }
    let trunks = tree.stations.indices.filter(tree.isFan).flatMap { index in
      Phase.allCases.filter { hasLine(below: index, $0) }
        .map { trunkFate(below: index, $0) }
    }
    return Legend(
      looks: Set(lanes.map(\.look) + resources.values.compactMap { $0.healthCheck?.look }),
      fates: Set(lines.map(\.fate) + trunks))
  }

  /// About as wide as boxes and frames get.
  private var contentWidth: Int {
    switch orientation {
    case .across:
      tree.stations.reduce(0) { $0 + measures.box(isGate: $1.isGate) + 40 }
    case .down:
      tree.columnCount * (measures.box(isGate: true) + 3 * Measures.margin) + 2 * Measures.margin
    }
  }
}
