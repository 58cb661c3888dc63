internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  func loadBalancer(_ id: String, _ fields: Fields) -> LoadBalancer? {
    let kind = fields.word(.type, LoadBalancer.Kind.self)
    if kind != .gateway, !fields.has(.listeners) {
      complaints.error(.missingKey, "a load balancer needs 'listeners'", at: fields.location)
    }
    if let kind, kind != .network, let node = fields[.preserveClientIP] {
      complaints.error(
        .contradiction,
        "'preserveClientIP' does not go with a load balancer of type '\(kind.rawValue)'",
        at: node.location, help: "only network load balancers pass the client's address on")
    }
    let subnets = subnetsOfOneVPC(fields)
    checkZones(of: subnets, fields)
    let defaultTargets = targets(fields)
    let listenersAreKnown = fields.unknown(.listeners) == nil
    let listenerNodes = listenersAreKnown ? fields.items(.listeners) ?? [] : []
    let listeners = listenerNodes.enumerated().compactMap { index, node in
      locations.note(node.location, of: .listener(ResourceID(id), index + 1))
      return Fields(node, .listener, complaints: complaints).flatMap {
        listener($0, defaultTargets ?? [])
      }
    }
    checkPorts(of: listenerNodes)
    let scheme = fields.word(.scheme, LoadBalancer.Scheme.self)
    let healthCheck = healthCheck(fields[.healthCheck])
    requirePort(of: healthCheck, fields, kind)
    let groups = securityGroups(fields, in: subnets.first)
    let nodeAddresses = nodeAddresses(fields, subnets)
    let clientPorts = clientPorts(fields)
    return kind.map {
      LoadBalancer(
        id: ResourceID(id), name: fields.text(.name)?.value, kind: $0,
        // AWS's default (LB-37).
        scheme: scheme ?? .internetFacing,
        subnets: subnets, nodeAddresses: nodeAddresses, securityGroups: groups,
        crossZone: fields.boolean(.crossZone), preserveClientIP: fields.boolean(.preserveClientIP),
        addressFamilies: fields.word(.addressFamily) ?? .ipv4, listeners: listeners,
        listenersAreKnown: listenersAreKnown,
        healthCheck: healthCheck,
        clientPorts: clientPorts ?? ClientPorts(.elb))
    }
  }

  private func checkZones(of subnets: [ResourceID<Subnet>], _ fields: Fields) {
    var first: [String: ResourceID<Subnet>] = [:]
    for (index, id) in subnets.enumerated() {
      guard let zone = self.subnets[id.rawValue]?.availabilityZone else { continue }
      if let other = first[zone], other != id {
        let items = fields.items(.subnets) ?? []
        complaints.error(
          .zones,
          "subnets '\(other)' and '\(id)' are both in \(zone): a load balancer has one per zone",
          at: items.indices.contains(index) ? items[index].location : fields.location)
      }
      first[zone] = first[zone] ?? id
    }
  }

  private func checkPorts(of listeners: [YAMLNode]) {
    var taken: Set<String> = []
    for listener in listeners {
      guard case .mapping(let pairs) = listener.content,
        let port = pairs.first(where: { $0.key == Key.port.rawValue })?.value,
        let text = port.text, !taken.insert(text).inserted
      else { continue }
      complaints.error(
        .contradiction, "the load balancer has a listener on port \(text) already",
        at: port.location)
    }
  }

  private func listener(
    _ fields: Fields, _ defaultTargets: [LoadBalancer.Target]
  ) -> LoadBalancer.Listener? {
    if fields.has(.targetGroup), let targets = fields[.targets] {
      complaints.error(
        .contradiction, "a listener has either 'targetGroup' or 'targets'", at: targets.location)
    }
    let group = reference(fields[.targetGroup], .targetGroup, TargetGroup.self)
    let answersItself = fields.boolean(.answersItself) ?? false
    let ownTargets = targets(fields)
    if answersItself, fields.has(.targetGroup) || ownTargets?.isEmpty == false {
      complaints.error(
        .contradiction, "a listener that answers itself has no targets", at: fields.location)
    }
    let targets = fields.has(.targetGroup) || answersItself ? [] : ownTargets ?? defaultTargets
    guard let name = fields.text(.protocol), let port = fields.number(.port) else { return nil }
    let targetPort =
      fields.number(.targetPort).map { UInt16(clamping: $0.value) }
      ?? group.flatMap { targetGroups[$0.rawValue]?.port } ?? UInt16(clamping: port.value)
    return LoadBalancer.Listener(
      protocolName: name.value, port: UInt16(clamping: port.value), targetPort: targetPort,
      targets: targets, targetGroup: group, answersItself: answersItself)
  }

  private func nodeAddresses(
    _ fields: Fields, _ subnets: [ResourceID<Subnet>]
  ) -> [ResourceID<Subnet>: [IPAddress]] {
    addresses(fields, .nodeAddresses, subnets)
  }

  /// The addresses of something by subnet.
  func addresses(
    _ fields: Fields, _ key: Key, _ subnets: [ResourceID<Subnet>]
  ) -> [ResourceID<Subnet>: [IPAddress]] {
    var addresses: [ResourceID<Subnet>: [IPAddress]] = [:]
    for pair in fields.entries(key) {
      let name = YAMLNode(
        content: .scalar(pair.key, isPlain: false), location: pair.keyLocation)
      let nodes: [YAMLNode] =
        if case .sequence(let items) = pair.value.content { items } else { [pair.value] }
      guard let subnet = reference(name, .subnet, Subnet.self) else { continue }
      guard subnets.contains(subnet) else {
        complaints.error(
          .wrongKind, "\(fields.shape.definite) is not in subnet '\(subnet)'", at: pair.keyLocation)
        continue
      }
      let found = nodes.compactMap { address($0, family: nil) }
      for address in found {
        check(address, isIn: subnet)
        noteUse(of: address, in: subnet)
      }
      addresses[subnet] = found.map(\.value)
    }
    return addresses
  }
}

// MARK: - Health checks

extension NetworkBuilder {
  /// How something checks its targets, in either form.
  func healthCheck(_ node: YAMLNode?) -> LoadBalancer.HealthCheck? {
    guard let node else { return nil }
    if let text = node.text { return healthCheck(text, at: node.location) }
    guard let fields = Fields(node, .healthCheck, complaints: complaints),
      let name = fields.text(.protocol)
    else { return nil }
    return LoadBalancer.HealthCheck(
      protocolName: name.value, port: fields.number(.port).map { UInt16(clamping: $0.value) })
  }

  /// A Classic Load Balancer's check has a port of its own (LB-26).
  private func requirePort(
    of check: LoadBalancer.HealthCheck?, _ fields: Fields, _ kind: LoadBalancer.Kind?
  ) {
    guard kind == .classic, let check, check.port == nil, let node = fields[.healthCheck] else {
      return
    }
    complaints.error(.missingKey, "a health check needs 'port'", at: node.location)
  }

  /// AWS's own form for a Classic Load Balancer: `HTTP:80/index.html`, `TCP:80`.
  private func healthCheck(
    _ text: String, at location: SourceLocation
  ) -> LoadBalancer.HealthCheck? {
    guard let match = text.wholeMatch(of: #/([A-Za-z]+):([0-9]+|traffic-port)(\/.*)?/#),
      match.output.2 == "traffic-port" || UInt16(match.output.2).map({ $0 > 0 }) == true
    else {
      complaints.error(
        .wrongType, "'\(text)' is not a health check", at: location,
        help: "write HTTP:80/path, TCP:80 or {protocol: HTTP, port: 80}")
      return nil
    }
    return LoadBalancer.HealthCheck(
      protocolName: String(match.output.1), port: UInt16(match.output.2))
  }
}
