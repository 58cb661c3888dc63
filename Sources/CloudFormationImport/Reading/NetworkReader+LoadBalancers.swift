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
      let listeners = classicListeners(resource)
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
      guard let port = Self.port(item["LoadBalancerPort"]), let name = item["Protocol"]?.text else {
        return .unknown("a listener: \((item["LoadBalancerPort"] ?? item).gap)")
      }
      guard let targetPort = Self.port(item["InstancePort"]) else {
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
    if let scheme = resource["Scheme"]?.text, ["internal", "internet-facing"].contains(scheme) {
      object[.scheme] = .text(scheme)
    }
    object[.subnets] = subnets
    object[.securityGroups] = groups
  }

  // MARK: Version 2

  /// A listener and the target groups that it forwards to, by its own action or by rules.
  private struct Listener {
    let resource: StackResource
    var groups: [DraftValue] = []
  }

  /// The listeners by load balancer.
  private mutating func listeners() -> [String: [Listener]] {
    var listeners: [Listener] = []
    var positions: [String: Int] = [:]
    for resource in resources("AWS::ElasticLoadBalancingV2::Listener") {
      positions[resource.id] = listeners.count
      var listener = Listener(resource: resource)
      listener.groups = targetGroups(resource["DefaultActions"])
      listeners.append(listener)
    }
    for resource in resources("AWS::ElasticLoadBalancingV2::ListenerRule") {
      let value = resource["ListenerArn"]
      guard let id = identifier(value).value, let position = positions[id] else {
        let name = value.map { identifier($0).value ?? $0.gap } ?? ""
        skip(resource, because: "its listener '\(name)' is not in the template")
        continue
      }
      for group in targetGroups(resource["Actions"])
      where !listeners[position].groups.contains(where: { $0.plainText == group.plainText }) {
        listeners[position].groups.append(group)
      }
    }
    var byLoadBalancer: [String: [Listener]] = [:]
    for listener in listeners {
      let value = listener.resource["LoadBalancerArn"]
      guard let id = identifier(value).value,
        network.resources[id]?.type == "AWS::ElasticLoadBalancingV2::LoadBalancer"
      else {
        let name = value.map { identifier($0).value ?? $0.gap } ?? ""
        skip(listener.resource, because: "its load balancer '\(name)' is not in the template")
        continue
      }
      byLoadBalancer[id, default: []].append(listener)
    }
    return byLoadBalancer
  }

  /// The target groups that actions forward to.
  private mutating func targetGroups(_ actions: Value?) -> [DraftValue] {
    var groups: [DraftValue] = []
    for action in actions?.items ?? [] {
      let values =
        [action["TargetGroupArn"]]
        + (action["ForwardConfig"]?["TargetGroups"]?.items ?? []).map { $0["TargetGroupArn"] }
      for value in values {
        guard let group = reference(value, .targetGroup) else { continue }
        if !groups.contains(where: { $0.plainText == group.plainText }) { groups.append(group) }
      }
      if case .unknown(let unknown) = action.content { groups.append(.unknown(unknown.reason)) }
    }
    return groups
  }

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
    let values = listeners.compactMap { self.listener($0, of: type) }
    let gap = values.lazy.compactMap { value in
      if case .unknown(let reason) = value { reason } else { nil }
    }.first
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
      object[.listeners] =
        gap.map { .unknown($0) }
        ?? (values.isEmpty ? .unknown("the template has none") : .list(values))
    }
  }

  /// A listener as the draft holds it; nil for one of a Gateway Load Balancer, which has no port.
  private mutating func listener(_ listener: Listener, of type: String) -> DraftValue? {
    let resource = listener.resource
    if type == "gateway" { return nil }
    guard let port = Self.port(resource["Port"]), let name = resource["Protocol"]?.text else {
      return .unknown("a listener: \((resource["Port"] ?? resource["Protocol"])?.gap ?? "no port")")
    }
    var object = DraftObject(at: resource.location)
    object[.protocol] = .text(name.uppercased())
    object[.port] = .number(port)
    if listener.groups.count == 1 {
      object[.targetGroup] = listener.groups[0]
    } else if !listener.groups.isEmpty {
      object[.targetGroup] = .reference(.targetGroup, union(of: listener))
    }
    return .object(object)
  }

  /// A target group that holds the targets of several: a listener of the model has one, and a request may go
  /// to any of them.
  private mutating func union(of listener: Listener) -> String {
    let resource = listener.resource
    let ids = listener.groups.compactMap(\.plainText)
    var targets: [DraftValue] = []
    for group in listener.groups {
      guard let id = group.plainText, let own = draft[.targetGroup, id],
        case .list(let items)? = own[.targets]
      else {
        targets.append(.unknown("target group \(group.plainText ?? "")"))
        continue
      }
      for item in items {
        guard case .number(let port)? = own[.port], item.plainText != nil else {
          targets.append(item)
          continue
        }
        var target = DraftObject(at: own.location)
        target[.id] = item
        target[.port] = .number(port)
        targets.append(.object(target))
      }
    }
    let first = ids.compactMap { draft[.targetGroup, $0] }.first
    let id = "targets of \(resource.id)"
    draft.add(
      .targetGroup, id, name: ids.joined(separator: ", "), type: resource.type,
      at: resource.location
    ) { object in
      for key in [Key.protocol, .port, .targetType, .preserveClientIP, .healthCheck] {
        object[key] = first?[key]
      }
      object[.targets] = .list(targets)
    }
    return id
  }
}
