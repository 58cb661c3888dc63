package import Diagnostics
internal import PacketSpace

/// A rule of a group or an entry of a network ACL, in the words of AWS's API, which all sources share.
package struct RuleDraft {
  /// The other end of a rule.
  package enum Peer: Hashable {
    /// A block of either family, as written.
    case cidr(String)
    /// A security group, by its identifier in the draft.
    case securityGroup(String)
    /// A prefix list, by its identifier in the draft.
    case prefixList(String)
    /// Nobody knows; why, in a few words.
    case unknown(String)
  }

  /// Where the source has it.
  package var location: SourceLocation
  /// A name or a number, `-1` for all.
  package var `protocol`: Fact<String> = .absent
  /// The first port; of ICMP the type.
  package var from: Fact<Int> = .absent
  /// The last port; of ICMP the code.
  package var to: Fact<Int> = .absent
  /// The other end.
  package var peer: Peer
  /// What the source says about it.
  package var description: String?
  /// Whether it refers to a group that is gone (SG-23b).
  package var isStale = false
  /// Of an entry of a network ACL: its number.
  package var number: Fact<Int> = .absent
  /// Of an entry of a network ACL: `allow` or `deny`.
  package var action: Fact<String> = .absent

  /// Starts a rule.
  package init(peer: Peer, at location: SourceLocation) {
    self.peer = peer
    self.location = location
  }

  /// A rule for every protocol and port: AWS's own ones are like that, and what stands for a rule of which nothing
  /// is known.
  package init(everythingFor peer: Peer, at location: SourceLocation) {
    self.init(peer: peer, at: location)
    self.protocol = .known("-1")
  }
}

extension RuleDraft.Peer {
  /// A block as written; nobody knows what a text means that is none.
  package init(block text: String) {
    self = (try? CIDR(text)) == nil ? .unknown("'\(text)', which is no block") : .cidr(text)
  }

  /// What it is, in the words of a message.
  package var text: String {
    switch self {
    case .cidr(let text), .securityGroup(let text), .prefixList(let text), .unknown(let text): text
    }
  }
}
