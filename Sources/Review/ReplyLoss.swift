public import Evaluation
import NetworkModel
public import PacketSpace

/// The replies to the requests of one entry that a network ACL drops, for peers that lose the same ones.
public struct ReplyLoss: Hashable, Sendable {
  /// The peers: clients of inbound requests, servers of outbound ones.
  public let peers: AddressSet
  /// The peers as a sentence names them.
  public let peerText: String
  /// The client ports that replies are lost to, for at least some of the peers.
  public let ports: PortSet
  /// The rules that drop them, by number, `*` the default.
  public let rules: [String]
  /// The entry that lets other replies of these pass, where one does.
  public let replyRule: String?
  /// How bad it is; absent where the ACL seems to be meant so.
  public let severity: Finding.Severity?

  /// Whether no reply passes.
  public var isTotal: Bool { ports == ClientKind.any.ports }
  /// The client ports that replies do pass to.
  public var passedPorts: PortSet { ClientKind.any.ports.subtracting(ports) }
}
