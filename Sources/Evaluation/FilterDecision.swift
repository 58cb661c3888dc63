import NetworkModel
import PacketSpace

/// What a filter or a route table does to a set of packets, and by which rules.
struct FilterDecision {
  /// What certainly passes.
  var passed = PacketSet.empty
  /// What may pass or not: the model does not say.
  var unknown = PacketSet.empty
  /// The rules that decide about some of the packets.
  var deciders: [Decider] = []
  /// Why the rest does not pass, where that is special.
  var code: ExplanationCode?
  /// What to say of it, where something is unknown.
  var remark: String?
}

extension FilterDecision {
  /// What to call this for packets that arrive; `whole` is the word when all of them pass.
  func outcome(for packets: PacketSet, whole: StepOutcome) -> StepOutcome {
    if !unknown.isEmpty { return .undetermined }
    if passed.isEmpty { return .denied }
    return passed == packets ? whole : .partial
  }
}

extension FilterDecision {
  /// Takes account of rules that may match or not: what would come out otherwise is unknown.
  mutating func doubt(allow: PacketSet, deny: PacketSet = .empty) {
    guard !allow.isEmpty || !deny.isEmpty else { return }
    unknown = allow.subtracting(passed).union(deny.intersection(passed))
    passed = passed.subtracting(unknown)
    code = unknown.isEmpty ? code : .unmodelled
  }
}
