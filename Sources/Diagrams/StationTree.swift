import DOT
import Evaluation
import NetworkModel

/// All boxes of a picture, from the sources on; ways share their boxes as far as they are alike.
struct StationTree {
  private(set) var stations: [Station] = []
  private(set) var roots: [Int] = []
  private(set) var frames: [Frame] = []

  init(
    _ forks: [Fork], in explanation: Explanation, _ topology: Topology,
    link: (Step) -> DOTLink?
  ) {
    func strands(_ fork: Fork, _ before: [Fork]) -> [Strand] {
      let way = before + [fork]
      guard !fork.isLeaf else { return [Strand(way, in: explanation, topology, link: link)] }
      return fork.children.flatMap { strands($0, way) }
    }
    for strand in Columns.folded(forks.flatMap { strands($0, []) }) { insert(strand) }
    assignFrames()
  }

  private mutating func insert(_ strand: Strand) {
    var parent: Int?
    for station in strand.stations {
      let siblings = parent.map { stations[$0].children } ?? roots
      if let existing = siblings.first(where: { stations[$0].key == station.key }) {
        stations[existing].merge(station)
        parent = existing
      } else {
        let index = stations.count
        stations.append(station)
        stations[index].parent = parent
        if let parent { stations[parent].children.append(index) } else { roots.append(index) }
        parent = index
      }
    }
  }

  /// The boxes in the order in which a request meets them.
  var inOrder: [Int] {
    func below(_ index: Int) -> [Int] { [index] + stations[index].children.flatMap(below) }
    return roots.flatMap(below)
  }

  /// Whether a line splits into several behind a box.
  func isFan(below index: Int) -> Bool {
    let children = stations[index].children
    return children.count > 1 || children.contains { !stations[$0].parallelPlaces.isEmpty }
  }

  /// Whether lines split anywhere before what is below a box, so that it may stand aside.
  private func isBesideOthers(below index: Int) -> Bool {
    isFan(below: index) || (stations[index].parent.map(isBesideOthers) ?? false)
  }

  /// How many places the lines that split behind a box lead to.
  func fanCount(below index: Int) -> Int {
    // The same places may be behind several of the columns that stand for more than one.
    var parallel: Set<Place> = []
    func count(_ index: Int) -> Int {
      guard stations[index].parallelPlaces.isEmpty else {
        parallel.formUnion(stations[index].parallelPlaces)
        return 0
      }
      if case .resource(let resource) = stations[index].content {
        // Nodes of one load balancer are one place.
        let isDestination = stations[index].children.isEmpty
        return isDestination && resource.ends[0].kind != .loadBalancer ? resource.ends.count : 1
      }
      return stations[index].children.reduce(0) { $0 + count($1) }
    }
    let single = stations[index].children.reduce(0) { $0 + count($1) }
    return single + parallel.count
  }

  /// How many boxes stand side by side.
  var columnCount: Int { stations.count { $0.children.isEmpty } }
  /// Whether it is one row of boxes.
  var isChain: Bool { roots.count == 1 && !stations.indices.contains(where: isFan) }
}

extension Station {
  /// Adds what another way says about the same box.
  fileprivate mutating func merge(_ other: Station) {
    request.merge(other.request)
    reply.merge(other.reply)
    parallelPlaces += other.parallelPlaces.filter { !parallelPlaces.contains($0) }
    if case .resource(var mine) = content, case .resource(let others) = other.content {
      mine.add(passing: others)
      content = .resource(mine)
    }
  }
}

extension Station.Resource {
  /// Adds what goes in and out on another way.
  mutating func add(passing other: Self) {
    arriving += other.arriving.filter { !arriving.contains($0) }
    leaving += other.leaving.filter { !leaving.contains($0) }
    healthChecks += other.healthChecks.filter { !healthChecks.contains($0) }
    outcomes += other.outcomes
    repliesToHere += other.repliesToHere
    requestsFromHere += other.requestsFromHere
  }
}

extension Lane {
  fileprivate mutating func merge(_ other: Lane) {
    isReached = isReached || other.isReached
    isStop = isStop || other.isStop
    fates += other.fates
  }
}

// MARK: - Frames

extension StationTree {
  /// A frame around some boxes.
  struct Frame {
    let zone: Zone
    /// Whether lines enter it at the top, and how.
    let entrance: Entrance
    /// Whether lines leave it at the bottom.
    var hasExit = false
    /// How many boxes stand side by side in it.
    var columnCount = 0
    var gateCount = 0
    var resourceCount = 0

    enum Entrance {
      /// A source is inside.
      case none
      case straight
      /// From a point where lines split.
      case slanted
    }
  }

  private struct FrameKey: Hashable {
    let parent: Int?
    let outer: [Int]
    let zone: Zone
  }

  private mutating func assignFrames() {
    var known: [FrameKey: Int] = [:]
    for index in inOrder {
      let zones = stations[index].zones
      let parent = stations[index].parent
      let parentZones = parent.map { stations[$0].zones } ?? []
      let shared = zip(zones, parentZones).prefix { $0 == $1 }.count
      let common = stations[index].comesFromOutside ? min(shared, 1) : shared
      var path = Array((parent.map { stations[$0].frames } ?? []).prefix(common))
      for zone in zones.dropFirst(common) {
        let key = FrameKey(parent: parent, outer: path, zone: zone)
        let frame = known[key] ?? frames.count
        if frame == frames.count {
          known[key] = frame
          let entrance: Frame.Entrance =
            parent.map { isBesideOthers(below: $0) ? .slanted : .straight } ?? .none
          frames.append(Frame(zone: zone, entrance: entrance))
        }
        path.append(frame)
      }
      stations[index].frames = path
    }
    for station in stations {
      for frame in station.frames {
        let inside = station.children.count { stations[$0].frames.contains(frame) }
        if inside < station.children.count { frames[frame].hasExit = true }
        if inside == 0 { frames[frame].columnCount += 1 }
        if station.isGate {
          frames[frame].gateCount += 1
        } else {
          frames[frame].resourceCount += 1
        }
      }
    }
  }
}
