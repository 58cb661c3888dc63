public import NetworkModel

extension Direction {
  /// Where the other end of a rule is, in a sentence: `from` or `to`.
  public var preposition: String { self == .inbound ? "from" : "to" }
}

extension Topology {
  /// What a rule matches: `TCP 22 from 10.0.0.0/16`.
  public func displayText(
    of traffic: RuleTraffic, _ direction: Direction, _ peer: RulePeer
  ) -> String {
    "\(traffic.displayText) \(direction.preposition) \(displayText(of: peer))"
  }
}
