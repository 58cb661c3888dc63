internal import NetworkModel
internal import Provenance
internal import StructuredText
internal import TopologyFile

extension AWSReader {
  mutating func addClassicLoadBalancers() {
    for balancer in inventory[.classicLoadBalancers] {
      guard let name = balancer.text("LoadBalancerName") else { continue }
      addClassic(balancer, name, loadBalancerIDs[balancer.classicIdentity] ?? name)
    }
  }

  private mutating func addClassic(_ balancer: YAMLNode, _ name: String, _ id: String) {
    noteRead(.classicLoadBalancers)
    let places = subnets(
      balancer.texts("Subnets", of: "SubnetId"), of: id, vpc: balancer.text("VPCId"),
      isOnePerZone: true)
    let nodes = (interfaces.ofLoadBalancers[name] ?? []).filter {
      places.known.contains($0.text("SubnetId") ?? "")
    }
    knownInterfaces.formUnion(nodes.compactMap { $0.text("NetworkInterfaceId") })
    let addresses = addressesBySubnet(
      nodes.flatMap(\.placedAddresses), in: places.known, vpc: places.vpc,
      of: (DescribedList.classicLoadBalancers.rawValue, id), at: balancer)
    let groupIDs = balancer.texts("SecurityGroups", of: "GroupId")
    let groups = groupIDs.isEmpty ? nil : groups(groupIDs, in: places.vpc)
    let listeners = classicListeners(of: balancer, id)
    let targets = classicTargets(of: balancer, name)
    let check = balancer["HealthCheck"]?.text("Target")
    let hasCheck = check.map(Self.isHealthCheck) ?? false
    if let check, !hasCheck {
      noteIncomplete(
        balancer, .classicLoadBalancers, id, "its health check '\(check)' is not one")
    }
    let crossZone = (inventory.attributes[name] ?? balancer)["CrossZoneLoadBalancing"]?
      .boolean("Enabled")
    draft.add(
      .loadBalancer, id, name: name, type: DescribedList.classicLoadBalancers.rawValue,
      at: balancer.location
    ) { object in
      object[.type] = .text("classic")
      object.set(scheme: balancer.text("Scheme"))
      object[.subnets] = places.value
      object[.nodeAddresses] = addresses
      object[.securityGroups] = groups
      object[.crossZone] = crossZone.map { .boolean($0) }
      object[.listeners] = listeners
      object[.targets] = targets
      if hasCheck { object[.healthCheck] = check.map { .text($0) } }
    }
  }

  private mutating func classicListeners(of balancer: YAMLNode, _ id: String) -> DraftValue {
    guard let descriptions = balancer.list("ListenerDescriptions") else {
      noteIncomplete(balancer, .classicLoadBalancers, id, "its listeners are not written")
      return .unknown("not in the input")
    }
    var ports: Set<Int> = []
    var listeners: [DraftValue] = []
    for description in descriptions {
      let listener = description["Listener"] ?? description
      guard let port = listener.port("LoadBalancerPort"), ports.insert(port).inserted else {
        noteIncomplete(
          description, .classicLoadBalancers, id, "a listener has no port of its own")
        return .unknown("a listener has no port of its own")
      }
      var object = DraftObject(at: listener.location)
      object[.protocol] = .text(listener.text("Protocol") ?? "TCP")
      object[.port] = .number(port)
      if let target = listener.port("InstancePort"), target != port {
        object[.targetPort] = .number(target)
      }
      listeners.append(.object(object))
    }
    return .list(listeners)
  }

  private func classicTargets(of balancer: YAMLNode, _ name: String) -> DraftValue {
    guard balancer.list("Instances") != nil else {
      return .list([.unknown("its instances are not in the input")])
    }
    let instances = balancer.texts("Instances", of: "InstanceId")
    guard instances.isEmpty else {
      return .list(instances.unique.map { .oneOf([.instance], $0) })
    }
    // A group that has no instances yet registers them here.
    let groups = autoScalingGroups(registeringWith: "LoadBalancerNames", name)
    return .list(groups.map { .reference(.autoScalingGroup, $0) })
  }

  /// Whether a text is a check such as `HTTP:80/index.html`.
  private static func isHealthCheck(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: #/[A-Za-z]+:([0-9]+)(\/.*)?/#),
      let port = UInt16(match.output.1)
    else { return false }
    return port > 0
  }
}

extension YAMLNode {
  /// A port.
  func port(_ name: String) -> Int? {
    numberFact(name).port
  }
}
