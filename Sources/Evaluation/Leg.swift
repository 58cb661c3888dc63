public import NetworkModel
public import PacketSpace

/// An end of a leg: one interface, one node, or a place outside.
public struct LegEnd: Hashable, Sendable {
  /// What stands there.
  public enum Kind: String, Hashable, Sendable {
    case internet
    case external
    /// An address or range that no resource of the model owns.
    case address
    case instance
    case autoScalingGroup
    case loadBalancer
    case natGateway
    case vpcEndpoint
    case lambdaFunction
    case database
    /// An AWS service that no filter sees (NACL-12).
    case service
  }

  /// What it is.
  public let kind: Kind
  /// The identifier as the topology writes it.
  public let id: String
  /// What people call it, where that differs.
  public let name: String?
  /// Where it is, if inside a VPC.
  public let subnet: ResourceID<Subnet>?
  /// Every address that it can have, of the leg's family, as the VPC's filters see it.
  public let addresses: AddressSet
  /// Its public address, where it has one that is known.
  public let publicIP: IPAddress?

  /// Describes an end.
  public init(
    kind: Kind, id: String, name: String? = nil, subnet: ResourceID<Subnet>? = nil,
    addresses: AddressSet, publicIP: IPAddress? = nil
  ) {
    self.kind = kind
    self.id = id
    self.name = name
    self.subnet = subnet
    self.addresses = addresses
    self.publicIP = publicIP
  }

  /// What pages call it.
  public var displayName: String { name ?? id }
}

/// One transport connection: its request and its replies, step by step (M-4).
public struct Leg: Hashable, Sendable {
  /// What the connection is for.
  public enum Kind: String, Hashable, Sendable {
    case data
    case healthCheck
  }

  /// The two ends of one of the parallel connections that a leg stands for.
  public struct Ends: Hashable, Sendable {
    /// The client side.
    public let from: LegEnd
    /// The server side.
    public let to: LegEnd

    /// Describes the two ends.
    public init(from: LegEnd, to: LegEnd) {
      self.from = from
      self.to = to
    }
  }

  /// What it is.
  public let kind: Kind
  /// At least one: parallel connections that meet the same checks with the same result are one leg.
  public internal(set) var ends: [Ends]
  /// The family of its addresses.
  public let family: AddressFamily
  /// Request first, then return; each in packet order, also behind a blocker.
  public let steps: [Step]
  /// What the client sends, as the first filter sees it.
  public let declared: PacketSet
  /// The part of it that certainly arrives, whatever becomes of the replies.
  let arrived: PacketSet
  /// The part of it that arrives and whose every reply comes back.
  public let roundTrip: PacketSet
  /// The part of it for which the model does not exclude that.
  package let possibleRoundTrip: PacketSet
  /// The verdict on the round trip.
  public let outcome: Outcome
  /// Our own code about the leg as a whole.
  public internal(set) var code: ExplanationCode?

  /// The client side of the first connection.
  public var from: LegEnd { ends[0].from }
  /// The server side of the first connection.
  public var to: LegEnd { ends[0].to }
}

extension Leg {
  /// The steps of one phase.
  public func steps(_ phase: Phase) -> [Step] { steps.filter { $0.phase == phase } }

  /// The protocol of the leg.
  public var transport: TransportProtocol? { declared.protocols.first }

  /// The client's ports: declared, and usable for a whole round trip; nil where there are no ports.
  public var clientPorts: PortCoverage? {
    guard let transport, transport.hasPorts else { return nil }
    return PortCoverage(declared: declared.sourcePorts, usable: roundTrip.sourcePorts)
  }
}

/// How much of a set of ports is usable.
public struct PortCoverage: Hashable, Sendable {
  /// All ports.
  public let declared: PortSet
  /// The ports that make the round trip.
  public let usable: PortSet

  /// Compares two sets of ports.
  public init(declared: PortSet, usable: PortSet) {
    self.declared = declared
    self.usable = usable
  }

  /// Whether nothing is missing.
  public var isWhole: Bool { declared == usable }
}
