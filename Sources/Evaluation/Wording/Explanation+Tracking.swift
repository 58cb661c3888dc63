import NetworkModel
import PacketSpace

extension Explanation {
  /// What happens to open connections when a rule of the path is taken away, each a sentence without a
  /// full stop (SG-24 to SG-28, NACL-01).
  public var trackingSentences: [String] {
    let groups = tracking.map { remark in
      let name = legs[remark.leg].steps[remark.step].checkpoint.displayName
      return switch remark.kind {
      case .tracked:
        "\(name) tracks this connection: removing its rule does not cut open connections"
      case .automaticallyTracked:
        "\(name) tracks this connection whatever its rules say: removing one does not cut open "
          + "connections"
      case .untracked:
        "\(name) does not track this connection: removing its rule cuts open connections at once"
      }
    }.unique
    let passesACL = legs.contains { leg in
      leg.kind == .data
        && leg.steps.contains { $0.checkpoint.kind == .networkACL && !$0.passed.isEmpty }
    }
    guard !groups.isEmpty, passesACL else { return groups }
    return groups + ["a network ACL keeps no state: an entry that denies cuts them at once"]
  }
}
