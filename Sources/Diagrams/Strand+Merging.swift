import Evaluation
import NetworkModel

extension Strand {
  /// What becomes of a flow on a way.
  struct Verdict: Hashable {
    let outcome: Outcome
    let service: Service

    var works: Bool { outcome == .allowed && service == .inUse }
  }

  /// What a box is on its way: boxes of several ways that are the same there can be drawn as one.
  private struct Slot: Hashable {
    enum Kind: Hashable {
      case gate(Checkpoint.Kind, Gate.Position)
      case resource
      case relay
      case nothing
    }

    /// How many resources come before it.
    let connection: Int
    let kind: Kind
    /// How many like it come before it in the same connection.
    let occurrence: Int
  }

  /// Draws several ways with one verdict as one.
  init(merging strands: [Strand]) {
    var order: [Slot] = []
    var boxes: [Slot: [Station]] = [:]
    for strand in strands {
      var place = 0
      for (slot, station) in zip(Self.slots(of: strand), strand.stations) {
        if let known = order.firstIndex(of: slot) {
          place = known + 1
        } else {
          order.insert(slot, at: place)
          place += 1
        }
        boxes[slot, default: []].append(station)
      }
    }
    self.init(
      verdict: strands[0].verdict,
      stations: order.map { Station(merging: boxes[$0] ?? [], of: strands.count) })
    notePlaces(order.map { boxes[$0] ?? [] })
  }

  private static func slots(of strand: Strand) -> [Slot] {
    var connection = 0
    var counts: [Slot.Kind: Int] = [:]
    return strand.stations.map { station in
      let kind: Slot.Kind =
        switch station.key {
        case .gate(let kind, _, let position, _, _): .gate(kind, position)
        case .resource: .resource
        case .relay: .relay
        case .nothing: .nothing
        }
      defer {
        counts[kind, default: 0] += 1
        if kind == .resource {
          connection += 1
          counts = [:]
        }
      }
      return Slot(connection: connection, kind: kind, occurrence: counts[kind] ?? 0)
    }
  }

  /// Tells the first box in which the ways of a connection differ that it stands for several.
  private mutating func notePlaces(_ members: [[Station]]) {
    var start = 0
    for (index, station) in stations.enumerated() {
      guard case .resource(let resource) = station.content else { continue }
      let connection = start...index
      start = index + 1
      guard connection.lowerBound > 0 else { continue }
      let first = connection.first { box in
        Set(members[box].map(\.key)).count > 1
          || members[box].contains { !$0.parallelPlaces.isEmpty }
      }
      if let first, resource.ends.count > 1 {
        setParallelPlaces(resource.ends.map(Place.init), at: first)
      }
    }
  }
}

extension Station {
  /// Draws one box for several.
  ///
  /// - Parameter wayCount: how many ways there are; not all of them need to have such a box.
  fileprivate init(merging members: [Station], of wayCount: Int) {
    let zones = Self.zones(of: members)
    let request = Lane(merging: members.map(\.request), isOnAll: members.count == wayCount)
    let reply = Lane(merging: members.map(\.reply), isOnAll: members.count == wayCount)
    let first = members[0]
    switch first.content {
    case .gate:
      let checkpoints = members.flatMap { member -> [Checkpoint] in
        if case .gate(let checkpoints) = member.content { checkpoints } else { [] }
      }
      var ids: [String] = []
      var shown: [Checkpoint] = []
      for checkpoint in checkpoints where !ids.contains(checkpoint.id) {
        ids.append(checkpoint.id)
        shown.append(checkpoint)
      }
      guard case .gate(let kind, let firstIDs, let position, _, _) = first.key else {
        self = first
        return
      }
      self.init(
        key: .gate(
          kind, shown.count == 1 ? firstIDs : ids, position, zones, [request.row, reply.row]),
        content: .gate(shown), zones: zones)
    case .resource(var resource):
      for case .resource(let other) in members.dropFirst().map(\.content) { resource.add(other) }
      self.init(
        key: .resource(resource.ends.map(Place.init)), content: .resource(resource), zones: zones)
    case .nothing(let text):
      self.init(key: first.key, content: .nothing(text), zones: zones)
    case .relay(let balancer, let leg):
      self.init(
        key: .relay(balancer.id, zones), content: .relay(balancer, leg: leg), zones: zones)
    }
    self.request = request
    self.reply = reply
    comesFromOutside = members.allSatisfy(\.comesFromOutside)
  }

  /// What holds all of them, from the outside in.
  private static func zones(of members: [Station]) -> [Zone] {
    guard let first = members[0].zones.first, members.allSatisfy({ $0.zones.first == first })
    else { return [] }
    let subnets = members.map { member -> [ResourceID<Subnet>] in
      if case .subnets(let ids) = member.zones.last { ids } else { [] }
    }
    guard !subnets.contains([]) else { return [first] }
    return [first, .subnets(subnets.flatMap { $0 }.unique)]
  }
}

extension Station.Resource {
  fileprivate mutating func add(_ other: Self) {
    let known = Set(ends.map(Place.init))
    ends += other.ends.filter { !known.contains(Place($0)) }
    add(passing: other)
  }
}

extension Lane {
  /// - Parameter isOnAll: whether every way meets the check.
  fileprivate init(merging lanes: [Lane], isOnAll: Bool) {
    isReached = lanes.contains(where: \.isReached)
    let reached = lanes.filter { $0.isReached || !isReached }
    isStop = isReached && reached.allSatisfy(\.isStop)
    fates = lanes.flatMap(\.fates)
    let rows = reached.compactMap(\.row)
    row = Row(merging: rows, isOnAll: isOnAll && rows.count == reached.count)
  }
}

extension Row {
  /// What several checks have in common; nil for none.
  fileprivate init?(merging rows: [Row], isOnAll: Bool) {
    guard let first = rows.first else { return nil }
    let words = Set(rows.map { [$0.title, $0.detail] })
    let numbers = Set(rows.map(\.number))
    let links = Set(rows.map(\.link))
    let isCommon = words.count == 1
    let count = Set(rows.map { [$0.title, $0.detail, "\($0.number ?? 0)"] }).count
    self.init(
      number: numbers.count == 1 ? first.number : nil,
      title: isCommon ? first.title : "\(count) different rules",
      shortTitle: isCommon ? first.shortTitle : "\(count) rules",
      detail: isCommon && isOnAll
        ? first.detail
        : isOnAll ? "see the table below" : "not on every way: see the table below",
      outcome: Self.outcome(of: rows.map(\.outcome)), link: links.count == 1 ? first.link : nil)
  }

  /// Some of the traffic gets no further if some of the ways end here.
  private static func outcome(of outcomes: [StepOutcome]) -> StepOutcome {
    let all = Set(outcomes)
    if all.count == 1, let only = all.first { return only }
    if all.contains(.denied) || all.contains(.partial) { return .partial }
    return all.contains(.undetermined) ? .undetermined : .allowed
  }
}
