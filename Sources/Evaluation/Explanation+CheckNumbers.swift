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
  public func checkNumber(leg: Int, step: Int) -> Int? {
    let subject = legs[leg]
    guard subject.steps[step].isCheck else { return nil }
    let place = subject.steps[..<step].count { $0.isCheck && $0.phase == subject.steps[step].phase }
    if subject.kind == .healthCheck {
      let requests = subject.steps(.request).count(where: \.isCheck)
      return (subject.steps[step].phase == .request ? 0 : requests) + place + 1
    }
    guard let stage = stages.firstIndex(where: { $0.contains(leg) }) else { return nil }
    let before =
      switch subject.steps[step].phase {
      case .request: stages[..<stage].reduce(0) { $0 + checks($1, .request) }
      case .return:
        stages.reduce(0) { $0 + checks($1, .request) }
          + stages[(stage + 1)...].reduce(0) { $0 + checks($1, .return) }
      }
    return before + place + 1
  }

  /// The legs by their place in the series of connections.
  private var stages: [Set<Int>] {
    let count = paths.map(\.connections.count).max() ?? 0
    return (0..<count).map { stage in
      Set(paths.compactMap { $0.connections.count > stage ? $0.connections[stage].leg : nil })
    }
  }

  /// The most checks that any of some parallel legs has in a phase.
  private func checks(_ legs: Set<Int>, _ phase: Phase) -> Int {
    legs.map { self.legs[$0].steps(phase).count(where: \.isCheck) }.max() ?? 0
  }
}
