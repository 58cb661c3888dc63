import NetworkModel
import PacketSpace

extension Explanation {
  /// The sentence after the verdict word: what happens, and the check that decides it.
  public var headline: String {
    switch outcome {
    case .allowed:
      return paths.count > 1
        ? "every request arrives and every reply comes back, on all \(paths.count) paths"
        : "every request arrives and every reply comes back"
    case .undetermined:
      return missing.first.map { "the model does not say enough: \($0)" }
        ?? "the model does not say enough"
    case .partial, .denied: return blockedHeadline
    }
  }

  private var blockedHeadline: String {
    guard let blocker = firstDecidingBlocker else {
      return outcome == .denied ? "nothing gets through" : "only a part gets through"
    }
    let leg = legs[blocker.leg]
    let check = checkNumber(leg: blocker.leg, step: blocker.step).map { " (check \($0))" } ?? ""
    if leg.kind == .healthCheck {
      return "\(outcome == .denied ? "no target is" : "some targets are not") healthy: "
        + blocker.message
    }
    if outcome == .denied, leg.code == .ephemeralIntersectionEmpty {
      return "no client port passes every check of the return path\(check)"
    }
    if outcome == .partial, leg.outcome == .partial, partialBy == [.clientPorts],
      let coverage = leg.clientPorts
    {
      let all = coverage.declared.count.grouped
      let ports =
        leg.from.kind == .loadBalancer
        ? "\(leg.from.displayName)'s own \(all) ports" : "\(all) source ports"
      return "only \(coverage.usable.count.grouped) of \(ports) get a reply: "
        + "\(coverage.usable.displayText)\(check)"
    }
    if outcome == .denied, leg.outcome == .denied,
      !leg.steps.contains(where: { $0.outcome == .denied })
    {
      return "what one check lets through another drops: \(blocker.message)\(check)"
    }
    let family =
      partialBy.contains(.family) ? " over \(leg.family.displayName)" : ""
    let place = leg.steps[blocker.step].checkpoint.isFilter ? place(of: leg) : ""
    return blocker.message + family + check + place
  }

  /// Where it happens, if the other paths do not meet it.
  private func place(of leg: Leg) -> String {
    guard partialBy.contains(.paths) else { return "" }
    let node = leg.from.kind == .loadBalancer ? leg.from : leg.to
    let nodes = leg.ends.map { leg.from.kind == .loadBalancer ? $0.from : $0.to }
    guard let subnet = node.subnet, nodes.allSatisfy({ $0.subnet == subnet }) else { return "" }
    return node.kind == .loadBalancer
      ? ", for what comes through the node in \(subnet)" : ", in \(subnet)"
  }

  /// The blocker to speak of: the first that decides, not one on a leg that works.
  public var firstDecidingBlocker: Blocker? {
    blockers.first { legs[$0.leg].kind == .data } ?? blockers.first
  }
}

extension Int {
  /// The number with thousands separated, the same everywhere: `11,849`.
  public var grouped: String {
    var digits = Array(String(magnitude))
    for place in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(",", at: place)
    }
    return (self < 0 ? "-" : "") + String(digits)
  }
}
