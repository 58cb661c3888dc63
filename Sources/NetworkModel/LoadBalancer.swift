public import PacketSpace

/// An Elastic Load Balancer: a node in each of its subnets.
public struct LoadBalancer: NetworkResource {
  /// The kind of load balancer, which decides what its targets see (semantics, section 4.1).
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case classic
    case application
    case network
    case gateway
  }

  /// Whether its nodes have public addresses (LB-37, LB-38).
  public enum Scheme: String, Hashable, Sendable, CaseIterable {
    case internetFacing = "internet-facing"
    case `internal`
  }

  /// A port that it listens on, and where that traffic goes.
  public struct Listener: Hashable, Sendable {
    /// As the source writes it: HTTP, HTTPS, TCP, SSL, …
    public let protocolName: String
    /// The port itself.
    public let port: UInt16
    /// The port of the targets; independent of the listener's (LB-25).
    public let targetPort: UInt16
    /// Where it sends requests, if it names no target group.
    public let targets: [Target]
    /// The target group that it names; `Topology.registeredTargets(of:)` knows its targets.
    public let targetGroup: ResourceID<TargetGroup>?
    /// Whether it answers by itself, by a redirection or a fixed response, and asks no target.
    public let answersItself: Bool

    /// Describes a listener.
    public init(
      protocolName: String, port: UInt16, targetPort: UInt16, targets: [Target] = [],
      targetGroup: ResourceID<TargetGroup>? = nil, answersItself: Bool = false
    ) {
      self.protocolName = protocolName
      self.port = port
      self.targetPort = targetPort
      self.targets = targets
      self.targetGroup = targetGroup
      self.answersItself = answersItself
    }
  }

  /// Where a load balancer sends requests.
  public enum Target: Hashable, Sendable {
    case instance(ResourceID<Instance>)
    case autoScalingGroup(ResourceID<AutoScalingGroup>)
    /// An IP address (`targetType: ip`).
    case address(IPAddress)
    /// A function, which is called through its service and not through a network.
    case lambdaFunction(ResourceID<LambdaFunction>)
    /// An Application Load Balancer behind a Network Load Balancer (LB-07).
    case loadBalancer(ResourceID<LoadBalancer>)
    /// Something that the source does not describe, with what is known about it.
    case unknown(String)
  }

  /// How a load balancer finds out whether a target is healthy (LB-26).
  public struct HealthCheck: Hashable, Sendable {
    /// As the source writes it: HTTP, TCP, …
    public let protocolName: String
    /// Absent: the port that the target gets its traffic on (LB-26).
    public let port: UInt16?

    /// Describes a health check.
    public init(protocolName: String, port: UInt16?) {
      self.protocolName = protocolName
      self.port = port
    }
  }

  /// The families of its nodes' addresses.
  public enum AddressFamilies: String, Hashable, Sendable, CaseIterable {
    case ipv4
    case dualstack
  }

  /// The identifier, as the source gives it.
  public let id: ResourceID<LoadBalancer>
  /// What people call it, where that differs.
  public let name: String?
  /// The kind, which decides what its targets see.
  public let kind: Kind
  /// Whether its nodes have public addresses.
  public let scheme: Scheme
  /// The subnets of its nodes, in the order of the source.
  public let subnets: [ResourceID<Subnet>]
  /// The private addresses of its nodes by subnet; a subnet that is missing: any address of it.
  public let nodeAddresses: [ResourceID<Subnet>: [IPAddress]]
  /// Its groups; absent: the VPC's default group, of a Network Load Balancer none (LB-15).
  public let securityGroups: [ResourceID<SecurityGroup>]?
  /// Whether a node uses targets of other zones; absent: not known (LB-29).
  public let crossZone: Bool?
  /// Of a Network Load Balancer: whether targets see the client's address; absent: not known (LB-10).
  public let preserveClientIP: Bool?
  /// The families of its nodes' addresses.
  public let addressFamilies: AddressFamilies
  /// What it listens on, in the order of the source.
  public let listeners: [Listener]
  /// Whether the source says what it listens on.
  public let listenersAreKnown: Bool
  /// Absent: AWS's default, which is then an assumption (LB-26).
  public let healthCheck: HealthCheck?
  /// The source ports of its nodes; 1024-65535 unless the source says otherwise (EP-08).
  public let clientPorts: ClientPorts

  /// Describes a load balancer.
  public init(
    id: ResourceID<LoadBalancer>, name: String? = nil, kind: Kind, scheme: Scheme,
    subnets: [ResourceID<Subnet>], nodeAddresses: [ResourceID<Subnet>: [IPAddress]] = [:],
    securityGroups: [ResourceID<SecurityGroup>]? = nil, crossZone: Bool? = nil,
    preserveClientIP: Bool? = nil, addressFamilies: AddressFamilies = .ipv4,
    listeners: [Listener], listenersAreKnown: Bool = true, healthCheck: HealthCheck? = nil,
    clientPorts: ClientPorts = ClientPorts(.elb)
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.scheme = scheme
    self.subnets = subnets
    self.nodeAddresses = nodeAddresses
    self.securityGroups = securityGroups
    self.crossZone = crossZone
    self.preserveClientIP = preserveClientIP
    self.addressFamilies = addressFamilies
    self.listeners = listeners
    self.listenersAreKnown = listenersAreKnown
    self.healthCheck = healthCheck
    self.clientPorts = clientPorts
  }
}

extension LoadBalancer {
  /// The groups that its nodes carry; absent: the VPC's default group. Where groups are optional none is
  /// taken for granted (LB-15, LB-41).
  public var carriedGroups: [ResourceID<SecurityGroup>]? {
    switch kind {
    case .classic, .application: securityGroups
    case .network, .gateway: securityGroups ?? []
    }
  }
}

extension LoadBalancer.Listener {
  /// The transport protocols that it takes.
  public var transports: [TransportProtocol] {
    switch protocolName.uppercased() {
    case "UDP": [.udp]
    case "TCP_UDP": [.tcp, .udp]
    default: [.tcp]
    }
  }
}
