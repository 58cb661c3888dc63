import NetworkModel

extension Step {
  /// Whether the step is a numbered check: a filter, or anything else where something is lost.
  public var isCheck: Bool { checkpoint.isFilter || outcome.blocks }
}

extension Explanation {
  /// The number of a check, as the picture and the page print it; nil for steps that have none.
  ///
  /// Numbers run along the packet: the requests of all legs in series, then the replies back. Parallel
  /// legs share numbers. The checks of a health check are counted by themselves.
  public func checkNumber(leg: Int, step: Int) -> Int? { checkNumbers[leg][step] }
}

/// Numbers the checks of a flow.
struct CheckNumbering {
  let legs: [Leg]
  let paths: [Explanation.Path]

  /// The number of each step of each leg.
  var numbers: [[Int?]] {
    let stages = self.stages
    let requests = stages.map { checks($0, .request) }
    let replies = stages.map { checks($0, .return) }
    return legs.enumerated().map { number, leg in
      guard let stage = stages.firstIndex(where: { $0.contains(number) }) else {
        return count(leg, requestsFrom: 0, repliesFrom: checks([number], .request))
      }
      return count(
        leg, requestsFrom: requests[..<stage].reduce(0, +),
        repliesFrom: requests.reduce(0, +) + replies[(stage + 1)...].reduce(0, +))
    }
  }

  /// Counts the checks of a leg, both phases from a start of their own.
  private func count(
    _ leg: Leg, requestsFrom requests: Int, repliesFrom replies: Int
  ) -> [Int?] {
    var next = [Phase.request: requests, .return: replies]
    return leg.steps.map { step in
      guard step.isCheck else { return nil }
      next[step.phase, default: 0] += 1
      return next[step.phase]
    }
  }

  /// The legs by their place in the series of connections.
  private var stages: [Set<Int>] {
    let count = paths.map(\.connections.count).max() ?? 0
    return (0..<count).map { stage in
      Set(paths.compactMap { $0.connections.count > stage ? $0.connections[stage].leg : nil })
    }
  }

  /// The most checks that any of some parallel legs has in a phase.
  private func checks(_ numbers: Set<Int>, _ phase: Phase) -> Int {
    numbers.map { number in
      legs[number].steps.count { $0.phase == phase && $0.isCheck }
    }.max() ?? 0
  }
}
