import DOT
import Evaluation
import NetworkModel
import PacketSpace

/// Puts boxes, frames, lines, heading and legend together to a graph.
struct Picture {
  let id: String
  let heading: Heading
  let topology: Topology
  private let tree: StationTree
  private let gates: [Int: GateText]
  private let resources: [Int: ResourceText]
  private let measures: Measures
  private let families: Set<AddressFamily>
  private var orientation: Orientation { measures.orientation }

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
      case .gate(let checkpoint, _):
        gates[index] = GateText(
          title: GateTitle(checkpoint), request: station.request, reply: station.reply,
          tooltip: HopList.text(of: station, checkpoint))
      case .resource(let resource):
        resources[index] = wording.text(of: resource, at: station)
      }
    }
    self.gates = gates
    self.resources = resources
    measures = Measures(
      orientation, gates: tree.inOrder.compactMap { gates[$0] },
      resources: tree.inOrder.compactMap { resources[$0] })
  }

  var graph: DOTGraph {
    let width = max(contentWidth, 500)
    let fonts = "Helvetica,Arial,sans-serif"
    return DOTGraph(
      name: id,
      attributes: [
        .rankDirection(orientation.rankDirection), .fontName(fonts), .fontSize(12),
        .fontColor(Palette.title.light), .backgroundColor(Palette.page.light),
        .padding(inches: 0.15),
        .nodeSeparation(inches: orientation == .across ? 0.35 : 0.3),
        .rankSeparation(inches: orientation == .across ? 0.5 : 0.42),
        .splines(.line), .outputOrder(.edgesLast), .labelLocation(.bottom),
        .labelJustification(.left), .label(legend.label(width: width)),
      ],
      nodeDefaults: [
        .fontName(fonts), .fontSize(11), .fontColor(Palette.title.light), .shape(.plain),
      ],
      edgeDefaults: [.fontName(fonts), .fontSize(10), .arrowSize(0.7)],
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
      statements: nested(items[...], depth: 0))
  }

  private var legend: Legend {
    let lanes = tree.stations.flatMap { station -> [Lane] in
      guard case .gate = station.content else { return [] }
      return [station.request, station.reply].filter { $0.row != nil }
    }
    let fates = tree.stations.flatMap { [$0.request, $0.reply] }.filter { !$0.fates.isEmpty }
      .map(\.fate)
    return Legend(
      looks: Set(lanes.map(\.look) + resources.values.compactMap { $0.healthCheck?.look }),
      fates: Set(fates))
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

// MARK: - Boxes and frames

extension Picture {
  /// A node and the frames around it, from the outside in.
  private struct Item {
    let node: DOTGraph.Node
    let frames: [Int]
  }

  /// Boxes in the order of the request, each followed by the points where its lines split.
  private var items: [Item] {
    tree.inOrder.flatMap { index -> [Item] in
      let station = tree.stations[index]
      let box = Item(node: node(index), frames: station.frames)
      guard tree.isFan(below: index) else { return [box] }
      let children = station.children.map { tree.stations[$0].frames }
      let common = children.reduce(station.frames) { common, frames in
        Array(zip(common, frames).prefix { $0 == $1 }.map { $0.0 })
      }
      return [box] + junctions(below: index).map { Item(node: $0, frames: common) }
    }
  }

  private func nested(_ items: ArraySlice<Item>, depth: Int) -> [DOTGraph.Statement] {
    var statements: [DOTGraph.Statement] = []
    var order: [Int] = []
    var inside: [Int: [Item]] = [:]
    for item in items {
      guard item.frames.count > depth else {
        statements.append(.node(item.node))
        continue
      }
      let frame = item.frames[depth]
      if inside[frame] == nil {
        order.append(frame)
        inside[frame] = []
        statements.append(.cluster(DOTGraph.Cluster("\(frame)")))
      }
      inside[frame]?.append(item)
    }
    return statements.map { statement in
      guard case .cluster(let empty) = statement, let frame = Int(empty.name) else {
        return statement
      }
      return .cluster(
        cluster(frame, statements: nested((inside[frame] ?? [])[...], depth: depth + 1)))
    }
  }

  private func node(_ index: Int) -> DOTGraph.Node {
    let table = BoxTable(measures: measures)
    if let gate = gates[index] {
      return DOTGraph.Node(
        name(index), .id(name(index)), .class("gate", gate.title.className),
        .tooltip(gate.tooltip), .label(table.gate(gate)))
    }
    guard let resource = resources[index],
      case .resource(let place) = tree.stations[index].content
    else { return DOTGraph.Node(name(index)) }
    return DOTGraph.Node(
      name(index), .id(name(index)), .class("resource", place.ends[0].kind.rawValue),
      .tooltip(resource.tooltip), .label(table.resource(resource)))
  }

  private func name(_ index: Int) -> String { "box\(index + 1)" }

  private func cluster(_ index: Int, statements: [DOTGraph.Statement]) -> DOTGraph.Cluster {
    let frame = tree.frames[index]
    let place = labelPlace(of: frame)
    let text = FrameText(
      frame.zone, in: topology, families: families, width: place.width,
      isOnTwoLines: place.isOnTwoLines)
    let (name, fill, border, width): (String, Ink, Ink, Double) =
      switch frame.zone {
      case .vpc: ("vpc", Palette.vpcFill, Palette.vpcBorder, 1.5)
      case .subnets(let ids):
        ids.compactMap({ topology.subnets[$0] }).allSatisfy({ topology.isPublic($0) })
          ? ("public", Palette.publicFill, Palette.publicBorder, 1.2)
          : ("private", Palette.privateFill, Palette.privateBorder, 1.2)
      }
    return DOTGraph.Cluster(
      "frame\(index + 1)",
      [
        .id("frame\(index + 1)"), .class("zone", name), .labelLocation(place.location),
        .labelJustification(place.justification), .style(.rounded, .filled), .penWidth(width),
        .color(border.light), .fillColor(fill.light), .margin(Double(Measures.margin)),
        .label(text.label),
      ],
      statements: statements)
  }

  private struct LabelPlace {
    let location: LabelLocation
    let justification: LabelJustification
    let isOnTwoLines: Bool
    let width: Int
  }

  /// A place where no line crosses the label.
  private func labelPlace(of frame: StationTree.Frame) -> LabelPlace {
    let lane = measures.gateLane
    let columns = max(frame.columnCount, 1)
    let whole = columns * measures.box(isGate: true)
    let isVPC = if case .vpc = frame.zone { true } else { false }
    if orientation == .across {
      return LabelPlace(
        location: .top, justification: .left, isOnTwoLines: false,
        width: frame.boxWidths(measures))
    }
    switch (frame.entrance, frame.hasExit) {
    case (.none, _):
      return LabelPlace(
        location: .top, justification: .left, isOnTwoLines: false, width: whole)
    case (_, _) where isVPC:
      // Lines enter it above the middle, or above the only column.
      let room = columns == 1 ? lane / 2 : (whole - lane) / 2
      return LabelPlace(location: .top, justification: .left, isOnTwoLines: false, width: room)
    case (_, false):
      return LabelPlace(
        location: .bottom, justification: .left, isOnTwoLines: false, width: whole)
    case (.slanted, true):
      return LabelPlace(
        location: .bottom, justification: .center, isOnTwoLines: true, width: lane - 24)
    case (.straight, true):
      return LabelPlace(
        location: .top, justification: .center, isOnTwoLines: true, width: lane - 24)
    }
  }
}

// MARK: - Lines

extension Picture {
  private enum Phase: CaseIterable {
    case request
    case reply

    var lane: KeyPath<Station, Lane> { self == .request ? \.request : \.reply }
    /// The port of a lane, and in pictures that run down that of the head above it.
    var port: String { self == .request ? "rq" : "rs" }
    var head: String { self == .request ? "hq" : "hs" }
  }

  /// The fate of what runs between a box and the point where its lines split.
  private func trunkFate(below index: Int, _ phase: Phase) -> Fate {
    .merged(tree.stations[index].children.flatMap { tree.stations[$0][keyPath: phase.lane].fates })
  }

  private func hasLine(below index: Int, _ phase: Phase) -> Bool {
    tree.stations[index].children.contains {
      !tree.stations[$0][keyPath: phase.lane].fates.isEmpty
    }
  }

  private func junctionName(_ index: Int, _ phase: Phase) -> String {
    "fan\(index + 1)\(phase.port)"
  }

  private func junctions(below index: Int) -> [DOTGraph.Node] {
    let count = tree.fanCount(below: index)
    return Phase.allCases.filter { hasLine(below: index, $0) }.map { phase in
      let name = junctionName(index, phase)
      let size: [DOTAttribute<DOTGraph.Node>] = [
        .fixedSize(true), .width(inches: 0.3), .height(inches: 0.3), .style(.filled),
      ]
      if phase == .reply, tree.stations[index].reply.isStop {
        let number = tree.stations[index].reply.row?.number.map { " \($0)" } ?? ""
        return DOTGraph.Node(
          name,
          [
            .id(name), .class("stop"), .tooltip("dropped at check\(number)"), .shape(.octagon),
          ] + size + [
            .fillColor(Palette.denyLine.light), .color(Palette.page.light), .penWidth(1.5),
            .label(
              HTMLLabel(.text("×", size: 14, color: Palette.onHeader.light, isBold: true))),
          ])
      }
      let fate = trunkFate(below: index, phase)
      return DOTGraph.Node(
        name,
        [
          .id(name), .class("junction"), .tooltip("\(count) ways"), .shape(.circle),
        ] + size + [
          .fillColor(Palette.page.light), .color(fate.line.light), .penWidth(2.2),
          .label(
            HTMLLabel(
              .text("×\(count)", size: 10, color: fate.look.verdictText.light, isBold: true))),
        ])
    }
  }

  private var edges: [DOTGraph.Edge] {
    tree.inOrder.flatMap { index -> [DOTGraph.Edge] in
      let isFan = tree.isFan(below: index)
      let trunk = isFan ? Phase.allCases.compactMap { self.trunk(below: index, $0) } : []
      return trunk
        + tree.stations[index].children.flatMap { child in
          Phase.allCases.compactMap { edge(from: index, to: child, $0, isFan: isFan) }
        }
    }
  }

  private func trunk(below index: Int, _ phase: Phase) -> DOTGraph.Edge? {
    guard hasLine(below: index, phase) else { return nil }
    let fate = trunkFate(below: index, phase)
    let isStop = phase == .reply && tree.stations[index].reply.isStop
    return DOTGraph.Edge(
      from: exit(index, phase), to: DOTGraph.Endpoint(junctionName(index, phase)),
      style(fate, phase)
        + (phase == .request
          ? [.arrowHead(.none)] : [.direction(isStop ? .none : .back), .arrowTail(fate.arrow)])
        + [.weight(50)])
  }

  private func edge(
    from parent: Int, to child: Int, _ phase: Phase, isFan: Bool
  ) -> DOTGraph.Edge? {
    let lane = tree.stations[child][keyPath: phase.lane]
    guard !lane.fates.isEmpty else { return nil }
    let from = isFan ? DOTGraph.Endpoint(junctionName(parent, phase)) : exit(parent, phase)
    let isStop =
      phase == .request ? lane.isStop : !isFan && tree.stations[parent].reply.isStop
    let arrow: [DOTAttribute<DOTGraph.Edge>] =
      switch (phase, isStop) {
      case (.request, true): [.arrowHead(.tee), .arrowSize(1.6)]
      case (.request, false): lane.fate.arrow == .normal ? [] : [.arrowHead(lane.fate.arrow)]
      case (.reply, true): [.direction(.back), .arrowTail(.tee), .arrowSize(1.6)]
      case (.reply, false):
        [.direction(.back)]
          + (lane.fate.arrow == .normal ? [] : [.arrowTail(lane.fate.arrow)])
      }
    return DOTGraph.Edge(from: from, to: entry(child, phase), style(lane.fate, phase) + arrow)
  }

  private func style(_ fate: Fate, _ phase: Phase) -> [DOTAttribute<DOTGraph.Edge>] {
    [
      .class("flow", phase == .request ? "request" : "reply", fate.className),
      .color(fate.line.light), .style(fate.style), .penWidth(fate.penWidth),
    ]
  }

  private func exit(_ index: Int, _ phase: Phase) -> DOTGraph.Endpoint {
    DOTGraph.Endpoint(
      name(index), port: phase.port, compass: orientation == .across ? .east : .south)
  }

  private func entry(_ index: Int, _ phase: Phase) -> DOTGraph.Endpoint {
    switch orientation {
    case .across: DOTGraph.Endpoint(name(index), port: phase.port, compass: .west)
    case .down: DOTGraph.Endpoint(name(index), port: phase.head, compass: .north)
    }
  }
}

extension StationTree.Frame {
  /// The sum of the widths of the boxes inside, which bounds that of a label.
  fileprivate func boxWidths(_ measures: Measures) -> Int {
    gateCount * measures.box(isGate: true) + resourceCount * measures.box(isGate: false)
  }
}

extension Station {
  var isGate: Bool {
    if case .gate = content { true } else { false }
  }
}
