internal import Diagnostics
internal import NetworkModel
internal import PacketSpace

extension NetworkBuilder {
  /// The kinds that the model follows so far.
  private static let modelledKinds: [LoadBalancer.Kind] = [.classic]

  func loadBalancer(_ id: String, _ fields: Fields) -> LoadBalancer? {
    let kind = fields.word(.type, LoadBalancer.Kind.self)
    if let kind, !Self.modelledKinds.contains(kind) {
      complaints.error(
        .notModelled, "load balancers of type '\(kind.rawValue)' are not modelled yet",
        at: fields[.type]?.location)
    }
    let subnets = subnetsOfOneVPC(fields)
    checkZones(of: subnets, fields)
    let defaultTargets = targets(fields)
    let listeners = (fields.items(.listeners) ?? []).enumerated().compactMap { index, node in
      locations.note(node.location, of: .listener(ResourceID(id), index + 1))
      return Fields(node, .listener, complaints: complaints).flatMap {
        listener($0, defaultTargets ?? [])
      }
    }
    checkPorts(of: fields.items(.listeners) ?? [])
    let scheme = fields.word(.scheme, LoadBalancer.Scheme.self)
    let healthCheck = healthCheck(fields[.healthCheck])
    let groups = securityGroups(fields, in: subnets.first)
    let nodeAddresses = nodeAddresses(fields, subnets)
    let clientPorts = clientPorts(fields)
    return kind.map {
      LoadBalancer(
        id: ResourceID(id), name: fields.text(.name)?.value, kind: $0,
        // AWS's default (LB-37).
        scheme: scheme ?? .internetFacing,
        subnets: subnets, nodeAddresses: nodeAddresses, securityGroups: groups,
        crossZone: fields.boolean(.crossZone), listeners: listeners, healthCheck: healthCheck,
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
    let targets = targets(fields) ?? defaultTargets
    guard let name = fields.text(.protocol), let port = fields.number(.port) else { return nil }
    let targetPort = fields.number(.targetPort) ?? port
    return LoadBalancer.Listener(
      protocolName: name.value, port: UInt16(clamping: port.value),
      targetPort: UInt16(clamping: targetPort.value), targets: targets)
  }

  private func targets(_ fields: Fields) -> [LoadBalancer.Target]? {
    fields.items(.targets)?.compactMap { node in
      guard let text = node.text else { return nil }
      let kinds: [ResourceKind] = [.instance, .autoScalingGroup]
      let found =
        kinds.first { declarations.find(text, $0) != nil }
        ?? kinds.first { !declarations.ids(named: text, $0).isEmpty }
      switch found {
      case .instance: return reference(node, .instance, Instance.self).map { .instance($0) }
      case .some:
        return reference(node, .autoScalingGroup, AutoScalingGroup.self).map {
          .autoScalingGroup($0)
        }
      case nil:
        reportUnknownTarget(text, at: node.location, kinds)
        return nil
      }
    }
  }

  private func reportUnknownTarget(
    _ text: String, at location: SourceLocation, _ kinds: [ResourceKind]
  ) {
    guard isComplete else { return }
    if let other = declarations.kinds(of: text).first {
      complaints.error(
        .wrongKind, "'\(text)' is \(other.oneOf), not an instance or an Auto Scaling group",
        at: location)
    } else {
      complaints.error(
        .unknownReference, "unknown target '\(text)'", at: location,
        help: closest(to: text, among: kinds.flatMap(declarations.ids)).map {
          "did you mean '\($0)'?"
        })
    }
  }

  private func nodeAddresses(
    _ fields: Fields, _ subnets: [ResourceID<Subnet>]
  ) -> [ResourceID<Subnet>: [IPAddress]] {
    var addresses: [ResourceID<Subnet>: [IPAddress]] = [:]
    for pair in fields.entries(.nodeAddresses) {
      let key = YAMLNode(
        content: .scalar(pair.key, isPlain: false), location: pair.keyLocation, depth: 0, size: 1)
      let nodes: [YAMLNode] =
        if case .sequence(let items) = pair.value.content { items } else { [pair.value] }
      guard let subnet = reference(key, .subnet, Subnet.self) else { continue }
      guard subnets.contains(subnet) else {
        complaints.error(
          .wrongKind, "the load balancer is not in subnet '\(subnet)'", at: pair.keyLocation)
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
  private func healthCheck(_ node: YAMLNode?) -> LoadBalancer.HealthCheck? {
    guard let node else { return nil }
    if let text = node.text { return healthCheck(text, at: node.location) }
    guard let fields = Fields(node, .healthCheck, complaints: complaints),
      let name = fields.text(.protocol), let port = fields.number(.port)
    else { return nil }
    return LoadBalancer.HealthCheck(
      protocolName: name.value, port: UInt16(clamping: port.value))
  }

  /// AWS's own form for a Classic Load Balancer: `HTTP:80/index.html`, `TCP:80`.
  private func healthCheck(
    _ text: String, at location: SourceLocation
  ) -> LoadBalancer.HealthCheck? {
    guard let match = text.wholeMatch(of: #/([A-Za-z]+):([0-9]+)(\/.*)?/#),
      let port = UInt16(match.output.2), port > 0
    else {
      complaints.error(
        .wrongType, "'\(text)' is not a health check", at: location,
        help: "write HTTP:80/path, TCP:80 or {protocol: HTTP, port: 80}")
      return nil
    }
    return LoadBalancer.HealthCheck(protocolName: String(match.output.1), port: port)
  }
}
