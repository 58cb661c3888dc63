public import NetworkModel
public import PacketSpace

/// What becomes of the replies to the TCP requests that one entry of a network ACL admits.
public struct EntryReplies: Sendable {
  /// The ACL, which the replies have to pass as well.
  public let acl: NetworkACL
  /// The direction of the requests.
  public let direction: Direction
  /// The entry that admits the requests.
  public let entry: NetworkACL.Entry
  /// The peers of the entry as a sentence names them.
  public let peerText: String
  /// The ports that the requests are for.
  public let services: PortSet
  /// The requests that the entry is the first to match, from client ports 1024-65535.
  public let requests: PacketSet
  /// The replies that the ACL certainly drops.
  public let lost: PacketSet
  /// The same by peers, those first that come first in the order of addresses.
  public let losses: [ReplyLoss]
}
