import Evaluation
import NetworkModel

/// A place on the way of a flow, the connection that leads to it, and all ways on from there.
///
/// Ways that look alike are folded into one, so that a picture stays readable; what differs in anything
/// that decides is never folded.
struct Fork {
  /// Several where alike ones are drawn as one.
  var ends: [LegEnd]
  /// The connection that leads here, as a number in the explanation's legs; nil for a source.
  let leg: Int?
  var children: [Fork]
  /// The health checks of what is behind, as numbers in the explanation's legs.
  var healthChecks: [Int]
  let service: Service
  let outcome: Outcome?
  /// Whether places of several subnets were folded.
  var isFolded = false

  var places: [Place] { ends.map(Place.init) }
  var isLeaf: Bool { children.isEmpty }
  var leafCount: Int { isLeaf ? 1 : children.reduce(0) { $0 + $1.leafCount } }
}

/// Builds and folds forks.
struct Forks {
  /// How many ways a picture draws side by side before it folds those that are alike.
  private static let widest = 3

  private let legs: [Leg]
  /// A number for each leg; legs of one shape have the same.
  private let shapes: [Int]
  private(set) var roots: [Fork] = []

  init(_ ways: [Way], in explanation: Explanation) {
    legs = explanation.legs
    var numbers: [LegShape: Int] = [:]
    shapes = legs.map { leg in
      let shape = LegShape(leg)
      let number = numbers[shape] ?? numbers.count
      numbers[shape] = number
      return number
    }
    for way in ways { insert(way) }
    let unfolded = roots
    roots = folded(unfolded, isRoot: true, from: Self.widest + 1)
    if roots.reduce(0, { $0 + $1.leafCount }) > Self.widest {
      roots = folded(unfolded, isRoot: true, from: 2)
    }
  }

  private mutating func insert(_ way: Way) {
    guard let first = way.connections.first else { return }
    let source = Fork(
      ends: [legs[first.leg].ends[first.ends].from], leg: nil, children: [], healthChecks: [],
      service: .inUse, outcome: nil)
    insert(source, way, way.connections[...], into: &roots)
  }

  private func insert(
    _ fork: Fork, _ way: Way, _ rest: ArraySlice<Explanation.Path.Connection>,
    into siblings: inout [Fork]
  ) {
    let position =
      siblings.firstIndex { $0.leg == fork.leg && $0.places == fork.places } ?? siblings.count
    if position == siblings.count { siblings.append(fork) }
    if let check = way.healthCheck, !siblings[position].healthChecks.contains(check) {
      siblings[position].healthChecks.append(check)
    }
    guard let next = rest.first else { return }
    let isLast = rest.count == 1
    let child = Fork(
      ends: [legs[next.leg].ends[next.ends].to], leg: next.leg, children: [], healthChecks: [],
      service: isLast ? way.service : .inUse, outcome: isLast ? way.outcome : nil)
    insert(child, way, rest.dropFirst(), into: &siblings[position].children)
  }
}

// MARK: - Folding

extension Forks {
  /// What must be equal for two forks to be drawn as one.
  private indirect enum Key: Hashable {
    case leaf(Int?, LegEnd.Kind, [Int], Service, ResourceID<Subnet>?)
    case inner(Int?, LegEnd.Kind, id: String?, [Key], [[Place]])
  }

  /// Folds what is alike.
  ///
  /// Nodes and sources alike are always one. Destinations alike are one within a subnet, and across
  /// subnets if there are so many of them.
  private func folded(_ forks: [Fork], isRoot: Bool, from threshold: Int) -> [Fork] {
    let forks = forks.map { fork in
      var fork = fork
      fork.children = folded(fork.children, isRoot: false, from: threshold)
      return fork
    }
    let inSubnets = merged(forks) { key($0, isRoot: isRoot, bySubnet: true) }
    let groups = Dictionary(grouping: inSubnets) { key($0, isRoot: isRoot, bySubnet: false) }
    return merged(inSubnets, acrossSubnets: true) { fork in
      let loose = key(fork, isRoot: isRoot, bySubnet: false)
      let isMany = (groups[loose]?.count ?? 0) >= threshold
      return isMany ? loose : key(fork, isRoot: isRoot, bySubnet: true)
    }
  }

  private func merged(
    _ forks: [Fork], acrossSubnets: Bool = false, by key: (Fork) -> Key
  ) -> [Fork] {
    var result: [Fork] = []
    var positions: [Key: Int] = [:]
    for fork in forks {
      let key = key(fork)
      if let position = positions[key] {
        result[position].ends += fork.ends
        result[position].healthChecks += fork.healthChecks.filter {
          !result[position].healthChecks.contains($0)
        }
        if acrossSubnets, fork.isLeaf { result[position].isFolded = true }
      } else {
        positions[key] = result.count
        result.append(fork)
      }
    }
    return result
  }

  private func key(_ fork: Fork, isRoot: Bool, bySubnet: Bool) -> Key {
    let shape = fork.leg.map { shapes[$0] }
    let kind = fork.ends[0].kind
    if fork.isLeaf {
      return .leaf(
        shape, kind, fork.healthChecks.map { shapes[$0] }, fork.service,
        bySubnet ? fork.ends[0].subnet : nil)
    }
    return .inner(
      shape, kind, id: isRoot ? nil : fork.ends[0].id,
      fork.children.map { key($0, isRoot: false, bySubnet: true) }, fork.children.map(\.places))
  }
}
