internal import Diagnostics
internal import NetworkModel

extension NetworkBuilder {
  func routeTable(_ id: String, _ fields: Fields) -> RouteTable? {
    let vpc = vpc(of: fields)
    let routes = (fields.items(.routes) ?? []).enumerated().compactMap { index, node in
      locations.note(node.location, of: .route(ResourceID(id), index + 1))
      return Fields(node, .route, complaints: complaints).flatMap { route($0, vpc) }
    }
    return vpc.map {
      RouteTable(id: ResourceID(id), name: fields.text(.name)?.value, vpc: $0, routes: routes)
    }
  }

  private func route(_ fields: Fields, _ vpc: ResourceID<VPC>?) -> Route? {
    let isBlackhole = fields.text(.state)?.value == "blackhole"
    let destination = routeDestination(fields[.destination])
    guard let target = fields.text(.target) else {
      guard !fields.has(.target) else { return nil }
      guard isBlackhole else {
        complaints.error(.missingKey, "a route needs 'target'", at: fields.location)
        return nil
      }
      return destination.map {
        Route(destination: $0, target: .unmodelled(""), isBlackhole: true)
      }
    }
    let resolved = routeTarget(target, vpc, isBlackhole: isBlackhole)
    guard let destination, let resolved else { return nil }
    return Route(destination: destination, target: resolved, isBlackhole: isBlackhole)
  }

  private func routeDestination(_ node: YAMLNode?) -> Route.Destination? {
    guard let node, let text = node.text else { return nil }
    if text.contains("/"), declarations.find(text, .prefixList) == nil {
      return cidr(node).map { .cidr($0.value) }
    }
    return reference(node, .prefixList, PrefixList.self).map { .prefixList($0) }
  }

  private func routeTarget(
    _ target: Located<String>, _ vpc: ResourceID<VPC>?, isBlackhole: Bool
  ) -> Route.Target? {
    if target.value == "local" { return .local }
    guard let vpc = vpc.flatMap({ vpcs[$0.rawValue] }) else { return nil }
    if let own = vpc.gateway(target.value) { return own }
    if isBlackhole { return .unmodelled(target.value) }
    let other = vpcs.values.filter { $0.gateway(target.value) != nil }.map(\.id).min()
    if let other {
      complaints.error(
        .otherVPC, "gateway '\(target.value)' belongs to VPC '\(other)', not to '\(vpc.id)'",
        at: target.location)
      return nil
    }
    guard isComplete else { return nil }
    let gateways = [vpc.internetGateway?.rawValue, vpc.egressOnlyInternetGateway?.rawValue]
      .compactMap { $0 }
    let suggestion = closest(to: target.value, among: gateways + ["local"])
    complaints.error(
      .unknownReference, "unknown route target '\(target.value)'", at: target.location,
      help: suggestion.map { "did you mean '\($0)'?" }
        ?? "a route goes to a gateway of VPC '\(vpc.id)' or to 'local'; NAT gateways, peerings, "
        + "transit gateways, endpoints and network interfaces are not modelled yet")
    return nil
  }
}

extension VPC {
  /// The gateway attached to it that has an identifier.
  fileprivate func gateway(_ text: String) -> Route.Target? {
    if let internetGateway, internetGateway.rawValue == text {
      return .internetGateway(internetGateway)
    }
    if let gateway = egressOnlyInternetGateway, gateway.rawValue == text {
      return .egressOnlyInternetGateway(gateway)
    }
    return nil
  }
}
