import DOT

/// Lines, and the points where they split.
extension Picture {
  enum Phase: String, CaseIterable {
    case request
    case reply

    var lane: KeyPath<Station, Lane> { self == .request ? \.request : \.reply }
    /// The port of a lane, and in pictures that run down that of the head above it.
    var port: String { self == .request ? "rq" : "rs" }
    var head: String { self == .request ? "hq" : "hs" }
  }

  /// The fate of what runs between a box and the point where its lines split.
  func trunkFate(below index: Int, _ phase: Phase) -> Fate {
    .merged(tree.stations[index].children.flatMap { tree.stations[$0][keyPath: phase.lane].fates })
  }

  func hasLine(below index: Int, _ phase: Phase) -> Bool {
    tree.stations[index].children.contains {
      !tree.stations[$0][keyPath: phase.lane].fates.isEmpty
    }
  }

  private func junctionName(_ index: Int, _ phase: Phase) -> String {
    "fan\(index + 1)\(phase.port)"
  }

  func junctions(below index: Int) -> [DOTGraph.Node] {
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
            .id(name), .class("stop", phase.rawValue), .tooltip("dropped at check\(number)"),
            .shape(.octagon),
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
          .id(name), .class("junction", phase.rawValue), .tooltip("\(count) ways"), .shape(.circle),
        ] + size + [
          .fillColor(Palette.page.light), .color(fate.line.light), .penWidth(2.2),
          .label(
            HTMLLabel(
              .text(
                "×\(count)", size: Self.size(of: count), color: fate.look.verdictText.light,
                isBold: true))),
        ])
    }
  }

  /// The size of a number that is to stay inside its point.
  private static func size(of count: Int) -> Int {
    switch count {
    case ..<100: 10
    case ..<1000: 8
    default: 6
    }
  }

  var edges: [DOTGraph.Edge] {
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
      .class("flow", phase.rawValue, fate.className),
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
