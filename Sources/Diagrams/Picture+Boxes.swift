import DOT
import Evaluation
import NetworkModel

/// Boxes, and the frames around them.
extension Picture {
  /// A node and the frames around it, from the outside in.
  struct Item {
    let node: DOTGraph.Node
    let frames: [Int]
  }

  /// Boxes in the order of the request, each followed by the points where its lines split.
  var items: [Item] {
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

  func nested(_ items: ArraySlice<Item>, depth: Int) -> [DOTGraph.Statement] {
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
        .tooltip(gate.tooltip), .label(table.gate(gate, id: name(index))))
    }
    if case .nothing(let text) = tree.stations[index].content {
      return DOTGraph.Node(
        name(index), .id(name(index)), .class("stop"), .tooltip(text), .label(table.nothing(text)))
    }
    guard let resource = resources[index] else { return DOTGraph.Node(name(index)) }
    let kind =
      switch tree.stations[index].content {
      case .resource(let place): place.ends[0].kind
      case .relay, .gate, .nothing: LegEnd.Kind.loadBalancer
      }
    return DOTGraph.Node(
      name(index), .id(name(index)), .class("resource", kind.rawValue),
      .tooltip(resource.tooltip), .label(table.resource(resource)))
  }

  func name(_ index: Int) -> String { "box\(index + 1)" }

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
    if orientation == .across {
      return LabelPlace(
        location: .top, justification: .left, isOnTwoLines: false,
        width: frame.boxWidths(measures))
    }
    switch (frame.entrance, frame.hasExit) {
    case (.none, _):
      return LabelPlace(
        location: .top, justification: .left, isOnTwoLines: false, width: whole)
    case (_, _) where frame.zone.isVPC:
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

extension StationTree.Frame {
  /// The sum of the widths of the boxes inside, which bounds that of a label.
  fileprivate func boxWidths(_ measures: Measures) -> Int {
    gateCount * measures.box(isGate: true) + resourceCount * measures.box(isGate: false)
  }
}
