public import Evaluation
public import NetworkModel
import PacketSpace

/// What network ACLs do to the replies to the requests that they admit, whatever flows there are.
///
/// An ACL is stateless: who admits a request has to admit its reply as well (NACL-01). Only TCP is reviewed.
public struct ReplyReview: Sendable {
  /// The replies of each entry that admits requests, by ACL, direction and rule.
  public let replies: [EntryReplies]
  /// What a reviewer should know: one finding for each ACL, direction and set of lost ports.
  public let findings: [Finding]

  /// Reviews the ACLs of a topology; the explanations are those of its flows.
  public init(_ topology: Topology, _ explanations: [Explanation]) {
    let known = KnownLosses(explanations, areDeclared: !topology.flows.isEmpty)
    let replies = topology.networkACLs.flatMap { acl in
      Direction.allCases.flatMap { direction in
        ReviewedList(acl, direction, topology, known).replies
      }
    }
    self.replies = replies
    self.findings = LostRepliesFinding.all(in: replies)
  }

  /// The replies to the requests that one ACL admits.
  public func replies(of acl: NetworkACL) -> [EntryReplies] {
    replies.filter { $0.acl.id == acl.id }
  }
}
