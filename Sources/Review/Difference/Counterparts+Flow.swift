import NetworkModel

extension Counterparts {
  /// A flow of one network as it would be declared in the other; nil where one of its ends is not there.
  func flow(_ flow: Flow, on side: Side) -> Flow? {
    guard let from = end(flow.from, on: side), let to = end(flow.to, on: side) else { return nil }
    return Flow(
      name: flow.name, from: from, to: to, traffic: flow.traffic, clientPorts: flow.clientPorts,
      family: flow.family, expectation: flow.expectation)
  }

  private func end(_ end: FlowEndpoint, on side: Side) -> FlowEndpoint? {
    func there<Resource>(_ id: ResourceID<Resource>) -> ResourceID<Resource>? {
      identifier(id, on: side)
    }
    return switch end {
    case .internet, .address, .cidr: end
    case .external(let id): there(id).map { .external($0) }
    case .instance(let id): there(id).map { .instance($0) }
    case .interface(let id, let name): interface(there(id), name, on: side)
    case .autoScalingGroup(let id): there(id).map { .autoScalingGroup($0) }
    case .loadBalancer(let id): there(id).map { .loadBalancer($0) }
    case .lambdaFunction(let id): there(id).map { .lambdaFunction($0) }
    case .database(let id): there(id).map { .database($0) }
    case .vpcEndpoint(let id): there(id).map { .vpcEndpoint($0) }
    case .securityGroup(let id): there(id).map { .securityGroup($0) }
    case .named(let id): there(id).map { .named($0) }
    }
  }

  private func interface(
    _ id: ResourceID<Instance>?, _ name: String, on side: Side
  ) -> FlowEndpoint? {
    guard let id, let instance = (side == .before ? before : after).instances[id],
      instance.interfaces.contains(where: { $0.name == name })
    else { return nil }
    return .interface(id, name)
  }
}
