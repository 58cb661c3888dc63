import NetworkModel
import PacketSpace

/// Derives flows from the rules of a network.
struct DerivedFlows {
  let topology: Topology
  /// By instance that has flows of its own: how many others it stands for.
  private let standIns: [ResourceID<Instance>: Int]

  init(_ topology: Topology) {
    self.topology = topology
    self.standIns = Self.standIns(in: topology)
  }

  /// Of more instances nobody reads every flow: of those that no filter, route or block of the network tells
  /// apart, one stands for all.
  private static let mostInstances = 60

  private static func standIns(in topology: Topology) -> [ResourceID<Instance>: Int] {
    guard topology.instances.count > mostInstances else {
      return Dictionary(uniqueKeysWithValues: topology.instances.map { ($0.id, 0) })
    }
    // What has several interfaces is like nothing else.
    var standIns: [ResourceID<Instance>: Int] = [:]
    var places: [Place] = []
    var owners: [String: ResourceID<Instance>] = [:]
    for instance in topology.instances {
      let attachments = topology.attachments(of: instance)
      guard attachments.count == 1, let attachment = attachments.first else {
        standIns[instance.id] = 0
        continue
      }
      places.append(.attachment(attachment))
      owners[attachment.id] = instance.id
    }
    for alike in FilterClass.classes(of: places, in: topology) {
      guard let first = alike.attachments.first, let owner = owners[first.id] else { continue }
      standIns[owner] = alike.attachments.count - 1
    }
    return standIns
  }

  /// Every derived flow, each once; those between things of one name have their identifiers in theirs.
  var flows: [Flow] {
    let flows = (listeners + hosts + healthChecks).unique
    let namesakes = Dictionary(grouping: flows, by: \.name).filter { $0.value.count > 1 }
    guard !namesakes.isEmpty else { return flows }
    return flows.map { flow in
      guard namesakes[flow.name] != nil else { return flow }
      return Flow(
        name: "\(flow.name) (\(flow.from) to \(flow.to))", from: flow.from, to: flow.to,
        traffic: flow.traffic)
    }
  }

  private var listeners: [Flow] {
    topology.loadBalancers.flatMap { loadBalancer -> [Flow] in
      let to = FlowEndpoint.loadBalancer(loadBalancer.id)
      let groups = topology.attachments(of: loadBalancer).first?.groups ?? []
      return loadBalancer.listeners.flatMap { listener in
        listener.transports.flatMap { transport -> [Flow] in
          let traffic: FlowTraffic =
            transport == .udp ? .udp(PortSet(listener.port)) : .tcp(PortSet(listener.port))
          let sources =
            groups.isEmpty
            ? sources(ofUnfiltered: loadBalancer)
            : groups.flatMap(\.inbound).filter { $0.traffic.admits(traffic) }
              .flatMap { rule in
                topology.isUnknown(rule.peer)
                  ? self.sources(ofUnfiltered: loadBalancer) : self.sources(of: rule)
              }
          return sources.map { flow(from: $0, to: to, traffic, loadBalancer.displayName) }
        }
      }
    }
  }

  /// A Network Load Balancer without groups admits everybody (LB-15); who is admitted by a group that nobody
  /// knows is asked of everybody.
  private func sources(ofUnfiltered loadBalancer: LoadBalancer) -> [FlowEndpoint] {
    switch loadBalancer.scheme {
    case .internetFacing: return [.internet]
    case .internal:
      let vpc = loadBalancer.subnets.first.flatMap { topology.subnets[$0] }?.vpc
      return vpc.flatMap { topology.vpcs[$0] }?.cidrs.filter { $0.family == .ipv4 }
        .map { .cidr($0) } ?? []
    }
  }

  private var hosts: [Flow] {
    topology.instances.flatMap { instance -> [Flow] in
      guard let others = standIns[instance.id] else { return [] }
      return flows(
        to: .instance(instance.id), topology.attachments(of: instance), standingFor: others)
    }
      + topology.autoScalingGroups.flatMap {
        flows(to: .autoScalingGroup($0.id), topology.attachments(of: $0))
      }
      + topology.databases.flatMap { flows(to: .database($0.id), topology.attachments(of: $0)) }
      + topology.vpcEndpoints.flatMap {
        flows(to: .vpcEndpoint($0.id), topology.attachments(of: $0))
      }
  }

  private func flows(
    to: FlowEndpoint, _ attachments: [Attachment], standingFor others: Int = 0
  ) -> [Flow] {
    let own = attachments.first?.name ?? to.description
    let name = others == 0 ? own : "\(own) and \(others) alike"
    return attachments.flatMap(\.groups).flatMap(\.inbound).flatMap { rule -> [Flow] in
      let sources = sources(of: rule)
      return rule.traffic.asFlows.flatMap { traffic in
        sources.map { flow(from: $0, to: to, traffic, name) }
      }
    }
  }

  private var healthChecks: [Flow] {
    topology.loadBalancers.flatMap { loadBalancer -> [Flow] in
      loadBalancer.listeners.flatMap { listener -> [Flow] in
        topology.registeredTargets(of: listener).compactMap { registered -> Flow? in
          guard let to = registered.target.endpoint else { return nil }
          if case .instance(let id) = to, standIns[id] == nil { return nil }
          let port = topology.checkedPort(
            of: listener, loadBalancer, target: registered.port ?? listener.targetPort)
          return Flow(
            name: "Health check of \(name(of: to)) by \(loadBalancer.displayName) on TCP \(port)",
            from: .loadBalancer(loadBalancer.id), to: to, traffic: .tcp(PortSet(port)))
        }
      }
    }
  }

  /// Whom a rule admits, as far as somebody outside the group can be named.
  private func sources(of rule: SecurityGroup.Rule) -> [FlowEndpoint] {
    guard !rule.isStale else { return [] }
    switch rule.peer {
    case .cidr(.anyIPv4), .cidr(.anyIPv6): return [.internet]
    case .cidr(let cidr): return [.cidr(cidr)]
    case .named(let id): return [.named(id)]
    case .prefixList(let id): return topology.prefixLists[id]?.cidrs.map { .cidr($0) } ?? []
    case .securityGroup(let id):
      return topology.securityGroups[id] == nil ? [] : [.securityGroup(id)]
    // Nobody can be named.
    case .unknownGroup, .unknown: return []
    }
  }

  private func flow(
    from: FlowEndpoint, to: FlowEndpoint, _ traffic: FlowTraffic, _ name: String
  ) -> Flow {
    Flow(
      name: "\(traffic.displayText) from \(self.name(of: from)) to \(name)", from: from, to: to,
      traffic: traffic)
  }

  private func name(of endpoint: FlowEndpoint) -> String {
    let name: String? =
      switch endpoint {
      case .securityGroup(let id): topology.securityGroups[id]?.displayName
      case .instance(let id): topology.instances[id]?.displayName
      case .autoScalingGroup(let id): topology.autoScalingGroups[id]?.displayName
      case .loadBalancer(let id): topology.loadBalancers[id]?.displayName
      default: nil
      }
    return name ?? endpoint.description
  }
}

extension LoadBalancer.Target {
  /// It as an end of a flow; a function is not reached through a network.
  var endpoint: FlowEndpoint? {
    switch self {
    case .instance(let id): .instance(id)
    case .autoScalingGroup(let id): .autoScalingGroup(id)
    case .address(let address): .address(address)
    case .loadBalancer(let id): .loadBalancer(id)
    case .lambdaFunction, .unknown: nil
    }
  }
}

extension RuleTraffic {
  /// Whether it admits all of a flow.
  fileprivate func admits(_ traffic: FlowTraffic) -> Bool {
    protocols.contains(traffic.transport)
      && traffic.destinationPorts.isSubset(of: destinationPorts)
  }

  /// What it admits, as flows: for everything those that people mean by it.
  fileprivate var asFlows: [FlowTraffic] {
    switch self {
    case .all: [.tcp(.all), .udp(.all)]
    case .tcp(let ports): [.tcp(PortSet(ports))]
    case .udp(let ports): [.udp(PortSet(ports))]
    case .icmp(let type, let code): [.icmp(type: type ?? 8, code: type == nil ? 0 : code)]
    case .icmpv6(let type, let code): [.icmpv6(type: type ?? 128, code: type == nil ? 0 : code)]
    case .other(let number): [.other(number)]
    }
  }
}
