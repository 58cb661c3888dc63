import NetworkModel
import PacketSpace

extension Remedy.Change {
  /// Says that a new entry is read before one that denies a part of the same packets.
  func overruledEntries(in topology: Topology) -> String? {
    guard case .addEntry(let id, let direction, let entry) = self,
      let acl = topology.networkACLs[id]
    else { return nil }
    let packets = PacketSet(entry.traffic.box(peer: topology.addresses(of: entry.peer), direction))
    let numbers = acl.entries(direction).filter { other in
      other.action == .deny && other.ruleNumber > entry.ruleNumber
        && !packets.isDisjoint(
          with: PacketSet(other.traffic.box(peer: topology.addresses(of: other.peer), direction)))
    }.map { "\($0.ruleNumber)" }
    guard !numbers.isEmpty else { return nil }
    return
      "\(direction.rawValue) rule \(entry.ruleNumber) of \(acl.displayName) comes before the deny "
      + "\(numbers.count == 1 ? "entry" : "entries") \(numbers.joined(separator: ", "))"
  }
}

extension Explanation {
  /// Why no change of a rule or route would help; nothing where some would, where none
  /// is wanted, or none was looked for.
  public var reasonForNoRemedy: String? {
    guard wantsRemedies, remedies?.isEmpty == true else { return nil }
    if outcome == .undetermined {
      return "no rule change can be tried: the model does not say enough"
    }
    guard
      let first = blockers.first(where: { blocker in
        !legs[blocker.leg].steps[blocker.step].checkpoint.isFilter
      }) ?? blockers.first
    else { return "no rule stops it, so no rule change helps" }
    let isFilter = legs[first.leg].steps[first.step].checkpoint.isFilter
    return isFilter
      ? "no few rules would admit it: \(first.message)"
      : "no rule change helps: \(first.message)"
  }
}
