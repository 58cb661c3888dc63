public import PacketSpace

/// A declared flow: who calls whom, on what, and what the author expects to happen.
public struct Flow: Hashable, Sendable {
  /// What its author calls it.
  public let name: String
  /// The client.
  public let from: FlowEndpoint
  /// The server.
  public let to: FlowEndpoint
  /// The protocol and destination ports.
  public let traffic: FlowTraffic
  /// Replaces the source ports of the flow's source.
  public let clientPorts: ClientPorts?
  /// Absent: every family that both ends have, judged together.
  public let family: AddressFamily?
  /// What `check` compares the verdict with.
  public let expectation: Expectation?

  /// Describes a flow.
  public init(
    name: String, from: FlowEndpoint, to: FlowEndpoint, traffic: FlowTraffic,
    clientPorts: ClientPorts? = nil, family: AddressFamily? = nil, expectation: Expectation? = nil
  ) {
    self.name = name
    self.from = from
    self.to = to
    self.traffic = traffic
    self.clientPorts = clientPorts
    self.family = family
    self.expectation = expectation
  }
}

/// The verdict that the author of a flow expects.
public enum Expectation: String, Hashable, Sendable, CaseIterable {
  case allowed
  case partial
  case denied
}

/// An end of a flow.
public enum FlowEndpoint: Hashable, Sendable {
  /// Every public unicast address of both families.
  case internet
  case external(ResourceID<External>)
  case instance(ResourceID<Instance>)
  /// One interface of an instance that has several, by its name.
  case interface(ResourceID<Instance>, String)
  case autoScalingGroup(ResourceID<AutoScalingGroup>)
  case loadBalancer(ResourceID<LoadBalancer>)
  case lambdaFunction(ResourceID<LambdaFunction>)
  case database(ResourceID<Database>)
  case vpcEndpoint(ResourceID<VPCEndpoint>)
  /// Whatever carries this group.
  case securityGroup(ResourceID<SecurityGroup>)
  case address(IPAddress)
  case cidr(CIDR)
  case named(ResourceID<NamedCIDRs>)
}

extension FlowEndpoint: CustomStringConvertible {
  /// As a topology file writes it.
  public var description: String {
    switch self {
    case .internet: "internet"
    case .external(let id): id.rawValue
    case .instance(let id): id.rawValue
    case .interface(let id, let name): "\(id)/\(name)"
    case .autoScalingGroup(let id): id.rawValue
    case .loadBalancer(let id): id.rawValue
    case .lambdaFunction(let id): id.rawValue
    case .database(let id): id.rawValue
    case .vpcEndpoint(let id): id.rawValue
    case .securityGroup(let id): id.rawValue
    case .address(let address): address.description
    case .cidr(let cidr): cidr.description
    case .named(let id): id.rawValue
    }
  }
}

/// The protocol and destination ports of a flow.
public enum FlowTraffic: Hashable, Sendable {
  case tcp(PortSet)
  case udp(PortSet)
  /// ICMP for IPv4; an absent code means every code of the type.
  case icmp(type: UInt8, code: UInt8?)
  /// ICMP for IPv6, likewise.
  case icmpv6(type: UInt8, code: UInt8?)
  /// Any other protocol, by its IANA number.
  case other(TransportProtocol)
}

extension FlowTraffic {
  /// The protocol itself.
  public var transport: TransportProtocol {
    switch self {
    case .tcp: .tcp
    case .udp: .udp
    case .icmp: .icmp
    case .icmpv6: .icmpv6
    case .other(let number): number
    }
  }

  /// The destination ports; for ICMP types and codes as a `Packet` holds them.
  public var destinationPorts: PortSet {
    switch self {
    case .tcp(let ports), .udp(let ports): ports
    case .icmp(let type, let code), .icmpv6(let type, let code):
      PacketBox.icmpTypeCode(type: type, code: code)
    case .other: .all
    }
  }
}
