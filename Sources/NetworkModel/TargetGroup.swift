/// A target group: where listeners of Application and Network Load Balancers send requests.
public struct TargetGroup: NetworkResource {
  /// What its targets are.
  public enum TargetKind: String, Hashable, Sendable, CaseIterable {
    case instance
    case ip
    case lambda
    /// An Application Load Balancer behind a Network Load Balancer (LB-07).
    case alb
  }

  /// One registered target.
  public struct Target: Hashable, Sendable {
    /// What is registered.
    public let target: LoadBalancer.Target
    /// Its own port; absent: the group's (LB-25).
    public let port: UInt16?

    /// Registers a target.
    public init(_ target: LoadBalancer.Target, port: UInt16? = nil) {
      self.target = target
      self.port = port
    }
  }

  /// The identifier, as the source gives it.
  public let id: ResourceID<TargetGroup>
  /// What people call it, where that differs.
  public let name: String?
  /// As the source writes it: HTTP, TCP, UDP, …
  public let protocolName: String?
  /// The port of targets that name none; absent: the listener's target port.
  public let port: UInt16?
  /// What its targets are.
  public let targetKind: TargetKind
  /// In the order of the source.
  public let targets: [Target]
  /// Whether targets see the client's address; absent: not known (LB-09, LB-10).
  public let preserveClientIP: Bool?
  /// Absent: AWS's default, which is then an assumption (LB-26).
  public let healthCheck: LoadBalancer.HealthCheck?

  /// Describes a target group.
  public init(
    id: ResourceID<TargetGroup>, name: String? = nil, protocolName: String? = nil,
    port: UInt16? = nil, targetKind: TargetKind = .instance, targets: [Target],
    preserveClientIP: Bool? = nil, healthCheck: LoadBalancer.HealthCheck? = nil
  ) {
    self.id = id
    self.name = name
    self.protocolName = protocolName
    self.port = port
    self.targetKind = targetKind
    self.targets = targets
    self.preserveClientIP = preserveClientIP
    self.healthCheck = healthCheck
  }
}

extension Topology {
  /// The targets of a listener, in its target group or its own; per-target ports are filled in.
  public func registeredTargets(of listener: LoadBalancer.Listener) -> [TargetGroup.Target] {
    guard let group = targetGroup(of: listener) else {
      return listener.targets.map { TargetGroup.Target($0, port: listener.targetPort) }
    }
    return group.targets.map {
      TargetGroup.Target($0.target, port: $0.port ?? group.port ?? listener.targetPort)
    }
  }

  /// The target group that a listener names.
  public func targetGroup(of listener: LoadBalancer.Listener) -> TargetGroup? {
    listener.targetGroup.flatMap { targetGroups[$0] }
  }
}
