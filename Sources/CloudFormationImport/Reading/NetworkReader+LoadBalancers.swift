internal import Diagnostics
internal import Provenance
internal import TopologyFile

extension NetworkReader {
  mutating func readLoadBalancers() {
    readTargetGroups()
    readClassicLoadBalancers()
    let listeners = listeners()
    for resource in resources("AWS::ElasticLoadBalancingV2::LoadBalancer") {
      add(loadBalancer: resource, listeners[resource.id] ?? [])
    }
  }

  // MARK: Classic

  private mutating func readClassicLoadBalancers() {
    let type = "AWS::ElasticLoadBalancing::LoadBalancer"
    let members = members(of: "LoadBalancerNames", type)
    for resource in resources(type) {
      let subnets = subnets(resource["Subnets"])
      let groups = references(resource["SecurityGroups"], .securityGroup)
      var targets = members[resource.id] ?? []
      for item in resource["Instances"]?.items ?? [] {
        targets.append(
          identifier(item).value.map { .oneOf([.instance], $0) } ?? .unknown(item.gap))
      }
      let listeners = settled(classicListeners(resource), of: resource)
      let check = resource["HealthCheck"].flatMap { $0["Target"] ?? $0 }
      if let check, check.text == nil { noteGap(resource, "its health check: \(check.gap)") }
      draft.add(
        .loadBalancer, resource.id, name: name(resource, "LoadBalancerName"), type: resource.type,
        at: resource.location
      ) { object in
        object[.type] = .text("classic")
        Self.setCommon(resource, subnets, groups, &object)
        if let isOn = resource["CrossZone"].booleanFact.value {
          object[.crossZone] = .boolean(isOn)
        }
        object[.listeners] = listeners
        if !targets.isEmpty { object[.targets] = .list(targets) }
        if let text = check?.text { object[.healthCheck] = .text(text) }
      }
    }
  }

  private func classicListeners(_ resource: StackResource) -> DraftValue {
    var listeners: [DraftValue] = []
    for item in resource["Listeners"]?.items ?? [] {
      guard let port = item["LoadBalancerPort"].numberFact.port, let name = item["Protocol"]?.text
      else {
        return .unknown("a listener: \((item["LoadBalancerPort"] ?? item).gap)")
      }
      guard let targetPort = item["InstancePort"].numberFact.port else {
        return .unknown("the targets' port of a listener: \((item["InstancePort"] ?? item).gap)")
      }
      var listener = DraftObject(at: item.location)
      listener[.protocol] = .text(name.uppercased())
      listener[.port] = .number(port)
      if targetPort != port { listener[.targetPort] = .number(targetPort) }
      listeners.append(.object(listener))
    }
    return listeners.isEmpty ? .unknown("the template has none") : .list(listeners)
  }

  private static func setCommon(
    _ resource: StackResource, _ subnets: DraftValue, _ groups: DraftValue?,
    _ object: inout DraftObject
  ) {
    object.set(scheme: resource["Scheme"]?.text)
    object[.subnets] = subnets
    object[.securityGroups] = groups
  }

  // MARK: Version 2

  private mutating func add(loadBalancer resource: StackResource, _ listeners: [Listener]) {
    let mappings = resource["SubnetMappings"]?.items ?? []
    var ids = (resource["Subnets"]?.items ?? []) + mappings.compactMap { $0["SubnetId"] }
    if case .unknown? = resource["SubnetMappings"]?.content { ids = mappings }
    let subnets = subnets(Value(.list(ids), at: resource.location))
    let groups = references(resource["SecurityGroups"], .securityGroup)
    var addresses: [(key: String, value: DraftValue)] = []
    for mapping in mappings {
      guard let address = mapping["PrivateIPv4Address"]?.text,
        let subnet = identifier(mapping["SubnetId"]).value
      else { continue }
      addresses.append((subnet, .text(address)))
    }
    let type = resource["Type"]?.text ?? "application"
    let all = settled(all(listeners, of: type), of: resource)
    draft.add(
      .loadBalancer, resource.id, name: name(resource, "Name"), type: resource.type,
      at: resource.location
    ) { object in
      object[.type] = .text(["network", "gateway"].contains(type) ? type : "application")
      Self.setCommon(resource, subnets, groups, &object)
      if !addresses.isEmpty { object[.nodeAddresses] = .dictionary(addresses) }
      let attributes = resource["LoadBalancerAttributes"]
      if let isOn = attributes?.attribute("load_balancing.cross_zone.enabled") {
        object[.crossZone] = .boolean(isOn)
      }
      if resource["IpAddressType"]?.text?.hasPrefix("dualstack") == true {
        object[.addressFamily] = .text("dualstack")
      }
      object[.listeners] = all
    }
  }

  private mutating func all(_ listeners: [Listener], of type: String) -> DraftValue {
    var values: [DraftValue] = []
    var ports: [String: StackResource] = [:]
    for listener in listeners {
      guard let value = self.listener(listener, of: type) else { continue }
      if case .unknown = value { return value }
      let port = listener.resource["Port"]?.text ?? ""
      // Two that exclude each other: nobody knows which one there is.
      if let doubt = listener.resource.doubt ?? ports[port]?.doubt, ports[port] != nil {
        return .unknown("one of several listeners on port \(port), depending on \(doubt)")
      }
      ports[port] = listener.resource
      values.append(value)
    }
    return values.isEmpty ? .unknown("the template has none") : .list(values)
  }

  /// The listeners; none of which is known where it is not known what they are part of.
  private mutating func settled(_ listeners: DraftValue, of resource: StackResource) -> DraftValue {
    for property in ["Scheme", "Type"] {
      guard let gap = resource[property].textFact.gap else { continue }
      noteGap(resource, "\(property): \(gap)")
      return .unknown("\(property): \(gap)")
    }
    if case .unknown(let reason) = listeners { noteGap(resource, "its listeners: \(reason)") }
    return listeners
  }
}
