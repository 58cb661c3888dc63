internal import PacketSpace
internal import Provenance
internal import StructuredText
internal import TopologyFile

/// Load balancers of the second generation, of which AWS describes listeners, target groups, targets and
/// attributes by commands of their own.
extension AWSReader {
  mutating func addLoadBalancers() {
    let listeners = Dictionary(
      grouping: inventory[.listeners], by: { $0.text("LoadBalancerArn") ?? "" })
    let rules = Dictionary(grouping: inventory[.listenerRules], by: \.listenerOfRule)
    for balancer in inventory[.loadBalancers] {
      guard let arn = balancer.text(anyOf: "LoadBalancerArn", "LoadBalancerName"),
        let id = loadBalancerIDs[arn]
      else { continue }
      let kind = balancer.text("Type")?.lowercased() ?? arn.loadBalancerKind
      guard let kind, ["application", "network", "gateway"].contains(kind) else {
        skip(balancer, .loadBalancers, id, "what type it has is not written")
        continue
      }
      add(
        LoadBalancerParts(
          node: balancer, id: id, arn: arn, kind: kind, listeners: listeners[arn] ?? []), rules)
    }
    for list in [DescribedList.listeners, .listenerRules] {
      draft.report.noteRead(list.rawValue, ifAny: inventory[list].count)
    }
  }

  /// A load balancer and its listeners.
  private struct LoadBalancerParts {
    let node: YAMLNode
    let id: String
    let arn: String
    let kind: String
    let listeners: [YAMLNode]
  }

  private mutating func add(_ parts: LoadBalancerParts, _ rules: [String: [YAMLNode]]) {
    let (node, id) = (parts.node, parts.id)
    noteRead(.loadBalancers)
    let zones = node.items("AvailabilityZones")
    let places = subnets(
      zones.compactMap { $0.text("SubnetId") }, of: id, vpc: node.text("VpcId"),
      isOnePerZone: true)
    let nodes = interfaces.ofLoadBalancers[parts.arn.part(behind: "loadbalancer/")] ?? []
    knownInterfaces.formUnion(nodes.compactMap { $0.text("NetworkInterfaceId") })
    let addresses = addressesBySubnet(
      nodes.flatMap(\.placedAddresses) + zones.flatMap(\.zoneAddresses), in: places.known,
      vpc: places.vpc, of: (DescribedList.loadBalancers.rawValue, id), at: node)
    let groupIDs = node.texts("SecurityGroups", of: "GroupId")
    let groups = groupIDs.isEmpty ? nil : groups(groupIDs, in: places.vpc)
    var targetGroups: Set<String> = []
    let listeners =
      parts.kind == "gateway" ? nil : self.listeners(of: parts, rules, using: &targetGroups)
    noteOtherTargetGroups(of: parts, besides: targetGroups)
    let crossZone = crossZone(of: parts, targetGroups)
    let isDualStack = node.text("IpAddressType")?.lowercased().hasPrefix("dualstack") ?? false
    draft.add(
      .loadBalancer, id, name: node.text("LoadBalancerName"),
      type: DescribedList.loadBalancers.rawValue, at: node.location
    ) { object in
      object[.type] = .text(parts.kind)
      object.set(scheme: node.text("Scheme"))
      object[.subnets] = places.value
      object[.nodeAddresses] = addresses
      object[.securityGroups] = groups
      object[.crossZone] = crossZone.map { .boolean($0) }
      if isDualStack { object[.addressFamily] = .text("dualstack") }
      object[.listeners] = listeners
    }
  }

  private mutating func listeners(
    of parts: LoadBalancerParts, _ rules: [String: [YAMLNode]],
    using targetGroups: inout Set<String>
  ) -> DraftValue {
    guard !parts.listeners.isEmpty else {
      let isAsked = inventory.withAllListeners.contains(parts.arn)
      let gap = isAsked ? "it has none" : "not in the input"
      noteIncomplete(parts.node, .loadBalancers, parts.id, "its listeners: \(gap)")
      return .unknown(gap)
    }
    var ports: Set<Int> = []
    var listeners: [DraftValue] = []
    for listener in parts.listeners {
      guard let port = listener.port("Port"), ports.insert(port).inserted else {
        noteIncomplete(
          listener, .loadBalancers, parts.id, "a listener has no port of its own")
        return .unknown("a listener has no port of its own")
      }
      let own = rules[listener.text("ListenerArn") ?? ""] ?? []
      let actions = listener.items("DefaultActions") + own.flatMap { $0.items("Actions") }
      var forwards: [String] = []
      for arn in actions.flatMap(\.forwardTargets) where !forwards.contains(arn) {
        forwards.append(arn)
      }
      targetGroups.formUnion(forwards)
      var object = DraftObject(at: listener.location)
      object[.protocol] = .text(
        listener.text("Protocol") ?? (parts.kind == "network" ? "TCP" : "HTTP"))
      object[.port] = .number(port)
      if forwards.isEmpty, actions.contains(where: \.answersItself) {
        object[.answersItself] = .boolean(true)
      } else if forwards.isEmpty {
        let reason = "what its listener on port \(port) does is not written"
        noteIncomplete(parts.node, .loadBalancers, parts.id, reason)
        object[.targets] = .list([.unknown(reason)])
      } else {
        object[.targetGroup] = targetGroup(forwards, port, parts)
      }
      listeners.append(.object(object))
    }
    return .list(listeners)
  }

  /// The target group of a listener; of several, which rules or weights choose from, one that has all of
  /// their targets.
  private mutating func targetGroup(
    _ arns: [String], _ port: Int, _ parts: LoadBalancerParts
  ) -> DraftValue {
    let ids = arns.map { targetGroupIDs[$0] ?? $0.part(behind: "targetgroup/") }
    guard ids.count > 1 else { return .reference(.targetGroup, ids[0]) }
    let id = ids.joined(separator: "+")
    noteIncomplete(
      parts.node, .loadBalancers, parts.id,
      "its listener on port \(port) chooses between target groups by rules or weights: "
        + "the targets of all of them are read as those of one")
    joinedTargetGroups.append((id, arns))
    return .reference(.targetGroup, id)
  }

  /// Target groups know their load balancers: one that no listener names is behind a rule that is not there.
  private mutating func noteOtherTargetGroups(
    of parts: LoadBalancerParts, besides known: Set<String>
  ) {
    guard !parts.listeners.isEmpty else { return }
    for group in targetGroupsByLoadBalancer[parts.arn] ?? [] where !known.contains(group) {
      noteIncomplete(
        parts.node, .loadBalancers, parts.id,
        "it sends to target group '\(group.part(behind: "targetgroup/"))' by a rule that is not in the input"
      )
    }
  }

  /// Whether a node uses targets of other zones: what target groups say counts before what the load balancer
  /// says.
  private mutating func crossZone(
    of parts: LoadBalancerParts, _ targetGroups: Set<String>
  ) -> Bool? {
    let key = "load_balancing.cross_zone.enabled"
    let own = inventory.attributes[parts.arn]?.attribute(key).flatMap { Bool($0) }
    let others = Set(
      targetGroups.map { inventory.attributes[$0]?.attribute(key).flatMap { Bool($0) } ?? own })
    guard others.count > 1 else { return others.first ?? own }
    noteIncomplete(
      parts.node, .loadBalancers, parts.id,
      "its target groups differ in whether targets of other zones are used")
    return nil
  }
}

// MARK: - Target groups

extension AWSReader {
  mutating func addTargetGroups() {
    for group in inventory[.targetGroups] {
      guard let arn = group.text(anyOf: "TargetGroupArn", "TargetGroupName"),
        let id = targetGroupIDs[arn]
      else { continue }
      noteRead(.targetGroups)
      let targets = targets(of: group, arn)
      if case .unknown(let reason)? = targets.first {
        noteIncomplete(group, .targetGroups, id, "its targets: \(reason)")
      }
      add(targetGroup: id, group, name: group.text("TargetGroupName"), targets)
    }
    addJoinedTargetGroups()
  }

  private mutating func addJoinedTargetGroups() {
    let groups = Dictionary(
      inventory[.targetGroups].map {
        ($0.text(anyOf: "TargetGroupArn", "TargetGroupName") ?? "", $0)
      },
      uniquingKeysWith: { first, _ in first })
    for (id, arns) in joinedTargetGroups where !draft.contains(.targetGroup, id) {
      let known = arns.compactMap { groups[$0] }
      guard let first = known.first else { continue }
      var targets: [DraftValue] = []
      for arn in arns {
        let group = groups[arn]
        targets += group.map { self.targets(of: $0, arn) } ?? [.unknown("not in the input")]
      }
      add(targetGroup: id, first, name: nil, targets)
    }
  }

  private mutating func add(
    targetGroup id: String, _ group: YAMLNode, name: String?, _ targets: [DraftValue]
  ) {
    let kind = group.text("TargetType")?.lowercased()
    let preserves = group.text("TargetGroupArn").flatMap { inventory.attributes[$0] }?
      .attribute("preserve_client_ip.enabled").flatMap { Bool($0) }
    draft.add(
      .targetGroup, id, name: name, type: DescribedList.targetGroups.rawValue, at: group.location
    ) { object in
      object[.protocol] = group.text("Protocol").map { .text($0) }
      object[.port] = group.port("Port").map { .number($0) }
      if let kind, ["ip", "lambda", "alb"].contains(kind) { object[.targetType] = .text(kind) }
      object[.targets] = .list(targets)
      object[.preserveClientIP] = preserves.map { .boolean($0) }
      object[.healthCheck] = group.targetGroupHealthCheck
    }
  }

  /// The registered targets, each with the port it is registered with.
  private mutating func targets(of group: YAMLNode, _ arn: String) -> [DraftValue] {
    guard let described = inventory.targetHealth[arn] else {
      let groups = autoScalingGroups(registeringWith: "TargetGroupARNs", arn)
      return groups.isEmpty
        ? [.unknown("not in the input")] : groups.map { .reference(.autoScalingGroup, $0) }
    }
    var targets: [DraftValue] = []
    for description in described {
      guard let target = description["Target"], let id = target.text("Id") else {
        targets.append(.unknown("a target without an ID"))
        continue
      }
      if description["TargetHealth"]?.state() == "draining" {
        draft.report.skip(
          "TargetHealthDescriptions", id, because: "it is being deregistered",
          at: description.location)
        continue
      }
      let value = self.target(id, of: group)
      if let port = target.port("Port"), port != group.port("Port") {
        targets.append(.target(value, port: port, at: target.location))
      } else {
        targets.append(value)
      }
    }
    return targets
  }

  private func target(_ id: String, of group: YAMLNode) -> DraftValue {
    switch group.text("TargetType")?.lowercased() ?? "instance" {
    case "ip": IPAddress(id) == nil ? .unknown(id) : .text(id)
    case "lambda": .oneOf([.lambdaFunction], functionID(id))
    case "alb": .oneOf([.loadBalancer], loadBalancerIDs[id] ?? id)
    default: .oneOf([.instance], id)
    }
  }

  /// A function by its ARN, which may end with a version or an alias.
  private func functionID(_ arn: String) -> String {
    if let id = functionIDs[arn] { return id }
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return functionIDs[parts.prefix(7).joined(separator: ":")] ?? arn
  }
}

extension YAMLNode {
  /// Whether an action is an answer of the load balancer's own.
  fileprivate var answersItself: Bool {
    text("Type").map(["redirect", "fixed-response"].contains) ?? false
  }

  /// The target groups that an action forwards to.
  fileprivate var forwardTargets: [String] {
    guard text("Type").map({ $0 == "forward" }) ?? true else { return [] }
    let weighted = self["ForwardConfig"]?.items("TargetGroups") ?? []
    let arns = weighted.filter { $0.number("Weight") != 0 }
      .compactMap { $0.text("TargetGroupArn") }
    return arns.isEmpty ? [text("TargetGroupArn")].compactMap { $0 } : arns
  }

  /// The listener that a rule is of: `…:listener-rule/app/NAME/LB/LISTENER/RULE`.
  fileprivate var listenerOfRule: String {
    guard let arn = text("RuleArn"), let range = arn.firstRange(of: ":listener-rule/"),
      let slash = arn.lastIndex(of: "/"), slash > range.upperBound
    else { return text("ListenerArn") ?? "" }
    return "\(arn[..<range.lowerBound]):listener/\(arn[range.upperBound..<slash])"
  }

  /// The fixed addresses of a load balancer's node in a zone.
  fileprivate var zoneAddresses: [(subnet: String, address: String)] {
    guard let subnet = text("SubnetId") else { return [] }
    return items("LoadBalancerAddresses").flatMap { address in
      ["PrivateIPv4Address", "IPv6Address"].compactMap { key in
        address.text(key).map { (subnet, $0) }
      }
    }
  }

  /// The value of an attribute of a load balancer or a target group.
  fileprivate func attribute(_ key: String) -> String? {
    let items = self.items ?? self.items("Attributes")
    return items.first { $0.text("Key") == key }?.text("Value")
  }

  fileprivate var targetGroupHealthCheck: DraftValue? {
    guard let name = text("HealthCheckProtocol"), boolean("HealthCheckEnabled") ?? true else {
      return nil
    }
    var check = DraftObject(at: location)
    check[.protocol] = .text(name)
    if let port = port("HealthCheckPort") { check[.port] = .number(port) }
    check[.path] = text("HealthCheckPath").map { .text($0) }
    return .object(check)
  }
}

extension String {
  /// The type of a load balancer, as its ARN says it.
  fileprivate var loadBalancerKind: String? {
    switch part(behind: "loadbalancer/").prefix(4) {
    case "app/": "application"
    case "net/": "network"
    case "gwy/": "gateway"
    default: nil
    }
  }
}
