import DOT

/// The widths of a picture's boxes, in points: all boxes of a kind are equally wide, or the lanes would
/// not be straight.
struct Measures {
  let orientation: Orientation
  /// Of a gate's lane.
  let gateLane: Int
  /// Of a resource's lane.
  let resourceLane: Int

  static let headerHeight = 24
  static let laneHeight = 38
  static let healthCheckHeight = 22
  static let badge = 24
  static let gap = 8
  /// What frames keep around boxes.
  static let margin = 14

  /// - Parameter columnCount: how many boxes stand side by side, in pictures that run down.
  init(_ orientation: Orientation, columnCount: Int, gates: [GateText], resources: [ResourceText]) {
    self.orientation = orientation
    let gateNeeds = gates.map { $0.neededLane(orientation) }.max() ?? 0
    let resourceNeeds = resources.map { $0.neededLane(orientation) }.max() ?? 0
    // Widths in steps, so that a verdict's words seldom move a box.
    switch orientation {
    case .across:
      gateLane = Self.stepped(gateNeeds, from: 226, to: 306)
      resourceLane = Self.stepped(resourceNeeds, from: 152, to: 232)
    case .down:
      // The whole picture is to fit onto a page.
      let (least, most) =
        switch columnCount {
        case ...2: (246, 306)
        case 3: (186, 186)
        default: (146, 146)
        }
      gateLane = Self.stepped(max(gateNeeds, resourceNeeds), from: least, to: most)
      resourceLane = gateLane
    }
  }

  private static func stepped(_ need: Int, from least: Int, to most: Int) -> Int {
    stride(from: least, to: most, by: 20).first { $0 >= need } ?? most
  }

  func lane(isGate: Bool) -> Int { isGate ? gateLane : resourceLane }

  /// The width of a box.
  func box(isGate: Bool) -> Int {
    lane(isGate: isGate) * (orientation == .down ? 2 : 1)
  }

  /// What text may take of a gate's lane.
  var rowText: Int { gateLane - Self.badge - 2 * Self.gap }
  /// What text may take of a resource's lane.
  var cellText: Int { resourceLane - 2 * Self.gap }
}

extension GateText {
  fileprivate func neededLane(_ orientation: Orientation) -> Int {
    let rows = [request, reply].map { lane in
      let verdict = PictureText.width(lane.verdict, size: 10, isBold: true)
      let title = PictureText.width(lane.row?.title ?? "", size: 11, isBold: true)
      let detail = PictureText.width(lane.row?.detail ?? "", size: 10)
      return Measures.badge + 2 * Measures.gap + max(title + Measures.gap + verdict, detail)
    }
    let name = PictureText.width(title.name, size: 12, isBold: true) + 2 * Measures.gap
    let kind = PictureText.width(title.kind, size: 9) + 2 * Measures.gap
    return max(rows[0], rows[1], orientation == .across ? name + kind : max(name, kind))
  }
}

extension ResourceText {
  fileprivate func neededLane(_ orientation: Orientation) -> Int {
    let cells = [request, reply].map { cell in
      max(
        PictureText.width(cell.upper, size: 10),
        PictureText.width(cell.lower, size: 11, isBold: true)) + 2 * Measures.gap
    }
    let name = PictureText.width(self.name, size: 12, isBold: true) + 2 * Measures.gap
    let note = note.isEmpty ? 0 : PictureText.width(self.note, size: 10) + 2 * Measures.gap
    return max(cells[0], cells[1], orientation == .across ? name + note : max(name, note))
  }
}
