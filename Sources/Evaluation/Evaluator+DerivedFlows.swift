public import NetworkModel

extension Evaluator {
  /// The flows that a network's own rules speak of, for one that declares none: each listener from the
  /// addresses that its rules admit, each admitted port of each host, each health check.
  ///
  /// They expect nothing. Their order and names depend on the network alone.
  public func derivedFlows() -> [Flow] {
    DerivedFlows(topology).flows
  }
}
