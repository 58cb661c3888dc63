import Evaluation
import NetworkModel

/// The flows of a VPC, counted by where their connections begin and end.
struct OverviewFlows {
  /// A box of the picture.
  enum Spot: Hashable {
    case subnets(Int)
    case outside(String)
  }

  /// The flows from one box to another.
  struct Line {
    let from: Spot
    let to: Spot
    var outcomes: [Outcome]

    var fate: Fate {
      .merged(
        outcomes.map {
          switch $0 {
          case .allowed: .allowed
          case .partial: .partial
          case .denied: .denied
          case .undetermined: .undetermined
          }
        })
    }

    /// How many flows have each verdict, in words' order of the palette.
    var counts: [(outcome: Outcome, count: Int)] { outcomes.counted }
  }

  /// How many lines and how many boxes outside the VPC a picture has; the others are in words.
  private static let mostLines = 14
  private static let mostOutside = 4

  private(set) var lines: [Line] = []
  /// Flows whose line is not drawn.
  private(set) var hiddenCount = 0
  /// The verdicts of all flows of the VPC.
  private(set) var outcomes: [Outcome] = []
  private(set) var outside: [String] = []

  init(
    _ explanations: [Explanation], _ sets: [SubnetSet], in topology: Topology
  ) {
    var numbers: [ResourceID<Subnet>: Int] = [:]
    for (number, set) in sets.enumerated() {
      for subnet in set.subnets { numbers[subnet.id] = number }
    }
    func spot(_ end: LegEnd) -> Spot {
      guard let subnet = end.subnet else {
        return .outside(end.kind == .internet ? "Internet" : end.displayName)
      }
      if let number = numbers[subnet] { return .subnets(number) }
      let other = topology.subnets[subnet].flatMap { topology.vpcs[$0.vpc] }
      return .outside("VPC \(other?.displayName ?? subnet.rawValue)")
    }
    var all: [Line] = []
    var known: [[Spot]: Int] = [:]
    for explanation in explanations {
      var pairs: [[Spot]] = []
      var verdicts: [[Spot]: [Outcome]] = [:]
      for path in explanation.paths {
        for connection in path.connections {
          let leg = explanation.legs[connection.leg]
          let ends = leg.ends[connection.ends]
          let isMissing = ends.to.kind == .address && ends.from.kind == .loadBalancer
          var spots = [spot(ends.from), spot(isMissing ? ends.from : ends.to)]
          // A load balancer that keeps the client's address is inside the connection.
          let balancer = explanation.balancer(inside: leg, in: topology)
          if let number = balancer?.subnets.lazy.compactMap({ numbers[$0] }).first {
            spots.insert(.subnets(number), at: 1)
          }
          for pair in zip(spots, spots.dropFirst()).map({ [$0, $1] }) {
            if verdicts[pair] == nil { pairs.append(pair) }
            verdicts[pair, default: []].append(path.outcome)
          }
        }
      }
      pairs.removeAll { pair in
        !pair.contains { if case .subnets = $0 { true } else { false } }
      }
      if !pairs.isEmpty { outcomes.append(explanation.outcome) }
      for pair in pairs {
        let outcome = Outcome.ofAlternatives(verdicts[pair] ?? [])
        if let index = known[pair] {
          all[index].outcomes.append(outcome)
        } else {
          known[pair] = all.count
          all.append(Line(from: pair[0], to: pair[1], outcomes: [outcome]))
        }
      }
    }
    keep(all)
  }

  /// Chooses what is drawn: what carries most flows, and of equals the first.
  private mutating func keep(_ all: [Line]) {
    var weights: [(name: String, count: Int)] = []
    for line in all {
      for case .outside(let name) in [line.from, line.to] {
        if let index = weights.firstIndex(where: { $0.name == name }) {
          weights[index].count += line.outcomes.count
        } else {
          weights.append((name, line.outcomes.count))
        }
      }
    }
    let shown = weights.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .prefix(Self.mostOutside).map(\.offset).sorted().map { weights[$0].name }
    let fitting = all.filter { line in
      [line.from, line.to].allSatisfy {
        if case .outside(let name) = $0 { shown.contains(name) } else { true }
      }
    }
    let drawn = fitting.enumerated()
      .sorted { ($1.element.outcomes.count, $0.offset) < ($0.element.outcomes.count, $1.offset) }
      .prefix(Self.mostLines).map(\.offset).sorted()
    lines = drawn.map { fitting[$0] }
    outside = shown.filter { name in
      lines.contains { $0.from == .outside(name) || $0.to == .outside(name) }
    }
    hiddenCount =
      all.reduce(0) { $0 + $1.outcomes.count } - lines.reduce(0) { $0 + $1.outcomes.count }
  }
}

extension [Outcome] {
  /// How many there are of each that occurs, in the order of the words.
  var counted: [(outcome: Outcome, count: Int)] {
    Outcome.allCases.compactMap { outcome in
      let count = count { $0 == outcome }
      return count > 0 ? (outcome, count) : nil
    }
  }
}
