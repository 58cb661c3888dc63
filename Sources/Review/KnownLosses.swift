import Evaluation
import NetworkModel
import PacketSpace

/// The replies that the flows of a network are known to lose at its ACLs.
struct KnownLosses {
  /// Whether somebody declared the flows: then their expectations speak for themselves.
  let areDeclared: Bool
  private let lost: [Place: [PacketSet]]

  private struct Place: Hashable {
    let acl: String
    let direction: Direction
  }

  init(_ explanations: [Explanation], areDeclared: Bool) {
    self.areDeclared = areDeclared
    var lost: [Place: [PacketSet]] = [:]
    for step in explanations.lazy.flatMap(\.legs).flatMap(\.steps)
    where step.phase == .return && step.checkpoint.kind == .networkACL {
      guard let direction = step.checkpoint.direction, !step.lost.isEmpty else { continue }
      lost[Place(acl: step.checkpoint.id, direction: direction), default: []].append(step.lost)
    }
    self.lost = lost
  }

  /// Whether a flow loses some of these replies.
  func contain(_ replies: PacketSet, at acl: NetworkACL, _ direction: Direction) -> Bool {
    lost[Place(acl: acl.id.rawValue, direction: direction)]?
      .contains { !$0.isDisjoint(with: replies) } ?? false
  }
}
