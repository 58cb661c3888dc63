/// Measures how long work takes.
enum Stopwatch {
  /// The shortest of several runs, in milliseconds: the one that others disturbed least.
  static func best(of runs: Int, _ work: () throws -> Void) rethrows -> Double {
    var best = Duration.seconds(3600)
    for _ in 0..<runs { best = min(best, try ContinuousClock().measure { try work() }) }
    return Double(best.components.attoseconds) / 1e15 + Double(best.components.seconds) * 1e3
  }
}
