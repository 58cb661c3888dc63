public import NetworkModel
public import PacketSpace

/// Who can talk to whom in a network, with what, and where the reply is lost.
///
/// What a request does not even arrive with is left out: a row says what works, what works in part, and
/// what arrives without an answer.
public struct Reachability: Hashable, Sendable {
  /// Interfaces that the same filters stand before, or a place outside: one end of a row.
  public struct Party: Hashable, Sendable {
    /// One of them.
    public struct Member: Hashable, Sendable, Comparable {
      /// The identifier as the topology writes it.
      public let id: String
      /// What people call it, where that differs.
      public let name: String?

      /// What pages call it.
      public var displayName: String { name ?? id }

      /// Orders by identifier.
      public static func < (first: Self, second: Self) -> Bool {
        (first.id, first.name ?? "") < (second.id, second.name ?? "")
      }
    }

    /// What they are.
    public let kind: LegEnd.Kind
    /// Which they are, by identifier, each once.
    public let members: [Member]
  }

  /// What a row is about.
  public enum Traffic: Hashable, Sendable {
    /// Every protocol and port.
    case everything
    /// One protocol; ICMP stands for an echo request.
    case transport(TransportProtocol)
    /// All protocols without ports that no rule of the network names.
    case otherProtocols
  }

  /// Between which of the interfaces a row holds, where that makes a difference: a network ACL does not
  /// see what stays inside a subnet (NACL-10).
  public enum Scope: String, Hashable, Sendable {
    case insideSubnet
    case acrossSubnets
  }

  /// One answer: what the first party can send to the second.
  public struct Row: Hashable, Sendable {
    /// Who opens the connection.
    public internal(set) var from: Party
    /// Who accepts it.
    public internal(set) var to: Party
    /// Where this holds; nil: everywhere.
    public let scope: Scope?
    /// The family that this holds for; nil: every family that both have.
    public internal(set) var family: AddressFamily?
    /// The protocol.
    public let traffic: Traffic
    /// The server's ports; all where the protocol has none.
    public let ports: PortSet
    /// `denied` where requests arrive and no reply comes back.
    public let outcome: Outcome
    /// The addresses of `from` that it holds for; nil: all.
    public let sources: AddressSet?
    /// The addresses of `to` that it holds for; nil: all.
    public let destinations: AddressSet?
    /// The client's ports that get a reply; nil: all.
    public let clientPorts: PortCoverage?
    /// Why not everything comes back, in one sentence without a full stop.
    public let reason: String?
    /// The code of the step that the reason speaks of.
    public let code: ExplanationCode?
  }

  /// What was asked; nil: everybody.
  public let from: FlowEndpoint?
  /// What was asked; nil: everybody.
  public let to: FlowEndpoint?
  /// The rows by source, destination, traffic and ports.
  public let rows: [Row]
}

extension Reachability.Traffic {
  /// Whether a server has ports for it.
  public var hasPorts: Bool {
    switch self {
    case .transport(let transport): transport.hasPorts
    case .everything, .otherProtocols: false
    }
  }
}

extension Reachability.Party {
  /// How many they are.
  public var count: Int { members.count }
}

extension [Reachability.Row] {
  /// The rows of each destination, in their order.
  public var groupedByDestination: [(Reachability.Party, [Reachability.Row])] {
    grouped(by: \.to)
  }

  /// The rows of each source, in the order in which it first occurs.
  public var groupedBySource: [(Reachability.Party, [Reachability.Row])] { grouped(by: \.from) }

  private func grouped(
    by party: KeyPath<Reachability.Row, Reachability.Party>
  ) -> [(Reachability.Party, [Reachability.Row])] {
    let rows = Dictionary(grouping: self) { $0[keyPath: party] }
    return map { $0[keyPath: party] }.unique.map { ($0, rows[$0] ?? []) }
  }
}
