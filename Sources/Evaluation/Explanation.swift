public import NetworkModel
public import PacketSpace

/// The answer to one flow: the verdict, and everything that it rests on.
public struct Explanation: Hashable, Sendable {
  /// A dimension in which only a part of a flow works.
  public enum Dimension: String, Hashable, Sendable, CaseIterable {
    case clientPorts
    case addresses
    case ports
    /// Nodes, zones or targets.
    case paths
    case family
  }

  /// One whole way from the source to the destination.
  public struct Path: Hashable, Sendable {
    /// A connection: a leg, and which of its parallel ends.
    public struct Connection: Hashable, Sendable {
      /// The leg, by its place in the explanation.
      public let leg: Int
      /// Which of its parallel connections, by place.
      public let ends: Int
    }

    /// The data connections in the order of the request.
    public let connections: [Connection]
    /// The health check that the last of them depends on.
    public let healthCheck: Connection?
    /// Whether the load balancer has taken the target out of service: nothing goes this way (LB-34).
    public let isOutOfService: Bool
    /// The verdict.
    public let outcome: Outcome
    /// The family of its addresses.
    public let family: AddressFamily
  }

  /// A step at which something is lost, or may be.
  public struct Blocker: Hashable, Sendable {
    /// The leg, by its place in the explanation.
    public let leg: Int
    /// The step, by its place in the leg.
    public let step: Int
    /// Why it stops there.
    public let code: ExplanationCode?
    /// What happens there, in one sentence without a full stop.
    public let message: String
  }

  /// How much of a kind of client's ports is usable.
  public struct ClientCoverage: Hashable, Sendable {
    /// The kind of client.
    public let client: ClientKind
    /// The ports that get a reply.
    public let usable: PortSet
    /// All ports that such a client uses.
    public let of: PortSet
  }

  /// The flow that was asked about.
  public let flow: Flow
  /// The verdict.
  public let outcome: Outcome
  /// Data legs in the order of the request, then health checks.
  public let legs: [Leg]
  /// The alternatives: nodes × targets, families, ports.
  public let paths: [Path]
  /// The first leg's client ports over all paths; nil where the protocol has none.
  public let clientPorts: PortCoverage?
  /// The same by operating system; empty where the kind of client is known or nothing is lost.
  public let clients: [ClientCoverage]
  /// The dimensions that are not whole.
  public let partialBy: [Dimension]
  /// By leg and step; the first is the one to highlight.
  public let blockers: [Blocker]
  /// What was taken for granted, and what AWS does not document, in sentences.
  public let assumptions: [String]
  /// What the model would have to say for the verdict to be certain.
  public let missing: [String]
  /// Which security groups keep track of the flow's connections (SG-24 to SG-28).
  public let tracking: [ConnectionTracking]
  /// What is worth knowing beside the verdict.
  public let findings: [Finding]
  /// Alternatives that would make the flow work, least privilege first; empty where it works, or is
  /// expected not to; nil until they are looked for.
  public internal(set) var remedies: [Remedy]?
  /// The rules that the flow lives on, in the order of its steps; nil until they are looked for.
  public internal(set) var criticalRules: [CriticalRule]?
  /// The numbers of the checks by leg and step.
  let checkNumbers: [[Int?]]
}
