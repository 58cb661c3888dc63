public import NetworkModel

extension Topology {
  /// An end of a flow as tables name it: `the internet`, `web-1`.
  public func displayText(of endpoint: FlowEndpoint) -> String {
    let name: String? =
      switch endpoint {
      case .internet: "the internet"
      case .external(let id): externals[id]?.displayName
      case .instance(let id): instances[id]?.displayName
      case .interface(let id, let interface):
        instances[id].map { "\($0.displayName)/\(interface)" }
      case .autoScalingGroup(let id): autoScalingGroups[id]?.displayName
      case .loadBalancer(let id): loadBalancers[id]?.displayName
      case .lambdaFunction(let id): lambdaFunctions[id]?.displayName
      case .database(let id): databases[id]?.displayName
      case .vpcEndpoint(let id): vpcEndpoints[id]?.displayName
      case .securityGroup(let id): securityGroups[id]?.displayName
      case .address, .cidr, .named: nil
      }
    return name ?? endpoint.description
  }
}
