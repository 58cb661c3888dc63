internal import Diagnostics
internal import NetworkModel
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  func routeTable(_ id: String, _ fields: Fields) -> RouteTable? {
    let vpc = vpc(of: fields)
    let gap = fields.unknown(.routes)
    let routes = (gap == nil ? fields.items(.routes) ?? [] : []).enumerated().compactMap {
      index, node in
      locations.note(node.location, of: .route(ResourceID(id), index + 1))
      return Fields(node, .route, complaints: complaints).flatMap { route($0, vpc) }
    }
    return vpc.map {
      RouteTable(
        id: ResourceID(id), name: fields.text(.name)?.value, vpc: $0, routes: routes,
        gap: gap.map { $0.reason.isEmpty ? "its routes are not known" : $0.reason })
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
    if let unknown = UnknownText(text: target.value) { return .unmodelled(unknown.reason) }
    guard let vpc = vpc.flatMap({ vpcs[$0.rawValue] }) else { return nil }
    if let own = vpc.gateway(target.value) { return own }
    if let resource = resourceTarget(target, vpc) { return resource }
    if isBlackhole { return .unmodelled(target.value) }
    let other = vpcs.values.filter { $0.gateway(target.value) != nil }.map(\.id).min()
    if let other {
      complaints.error(
        .otherVPC, "gateway '\(target.value)' belongs to VPC '\(other)', not to '\(vpc.id)'",
        at: target.location)
      return nil
    }
    if let noun = Self.notModelled.first(where: { target.value.hasPrefix($0.prefix) })?.noun {
      complaints.warning(
        .notModelled,
        "\(noun)s are not modelled: what takes the route to '\(target.value)' is "
          + "undetermined", at: target.location)
      return .unmodelled(target.value)
    }
    reportUnknownTarget(target, of: vpc)
    return nil
  }

  /// AWS's identifiers of what a route may lead to and the model does not follow.
  private static let notModelled: [(prefix: String, noun: String)] = [
    ("vgw-", "virtual private gateway"), ("lgw-", "local gateway"), ("cagw-", "carrier gateway"),
    ("arn:aws:networkmanager", "core network"), ("arn:aws:network-firewall", "network firewall"),
  ]

  private static let targetKinds: [ResourceKind] = [
    .natGateway, .peering, .transitGateway, .vpcEndpoint, .instance,
  ]

  /// A resource of its own that a route leads to.
  private func resourceTarget(_ target: Located<String>, _ vpc: VPC) -> Route.Target? {
    let text = target.value
    let kind =
      Self.targetKinds.first { declarations.find(text, $0) != nil }
      ?? Self.targetKinds.first { declarations.ids(named: text, $0).count == 1 }
    let id = kind.flatMap { declarations.ids(named: text, $0).first } ?? text
    let own = kind.flatMap { declarations.find(text, $0) }?.id ?? id
    switch kind {
    case .natGateway:
      checkVPC(ofGateway: own, target, vpc)
      return .natGateway(ResourceID(own))
    case .peering: return .peering(ResourceID(own))
    case .transitGateway: return .transitGateway(ResourceID(own))
    case .vpcEndpoint: return .vpcEndpoint(ResourceID(own))
    case .instance: return .networkInterface(ResourceID(own), nil)
    default: return interfaceTarget(text)
    }
  }

  /// `INSTANCE/INTERFACE`.
  private func interfaceTarget(_ text: String) -> Route.Target? {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let instance = declarations.find(parts[0], .instance),
      instance.interfaceNames.contains(parts[1])
    else { return nil }
    return .networkInterface(ResourceID(instance.id), parts[1])
  }

  private func checkVPC(ofGateway id: String, _ target: Located<String>, _ vpc: VPC) {
    guard case .mapping(let pairs)? = declarations.find(id, .natGateway)?.node.content,
      let subnet = pairs.first(where: { $0.key == Key.subnet.rawValue })?.value.text,
      let other = declaredVPC(of: subnet, .subnet), other != vpc.id.rawValue
    else { return }
    complaints.error(
      .otherVPC, "NAT gateway '\(target.value)' is in VPC '\(other)', not in '\(vpc.id)'",
      at: target.location)
  }

  private func reportUnknownTarget(_ target: Located<String>, of vpc: VPC) {
    guard isComplete else { return }
    let gateways = [vpc.internetGateway?.rawValue, vpc.egressOnlyInternetGateway?.rawValue]
      .compactMap { $0 }
    if let other = declarations.kinds(of: target.value).first {
      complaints.error(
        .wrongKind, "'\(target.value)' is \(other.oneOf): a route cannot lead there",
        at: target.location)
      return
    }
    let known = gateways + Self.targetKinds.flatMap(declarations.ids) + ["local"]
    complaints.error(
      .unknownReference, "unknown route target '\(target.value)'", at: target.location,
      help: closest(to: target.value, among: known).map { "did you mean '\($0)'?" }
        ?? "a route goes to a gateway of VPC '\(vpc.id)', to a NAT gateway, peering, transit gateway, "
        + "endpoint or instance, or to 'local'")
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
