internal import Diagnostics
internal import Provenance
internal import StructuredText
internal import TopologyFile

extension Importer {
  mutating func addClassicLoadBalancers() {
    addClassicAttachments()
    for index in take(.classicLoadBalancer) {
      let attributes = attributes(index)
      let subnets =
        references(attributes, "subnets", .subnet, .subnet)
        ?? .list([.unknown("its subnets are not in the input")])
      let named = references(attributes, "security_groups", .securityGroup, .securityGroup)
      let groups = groups(named, in: vpc(ofSubnets: subnets))
      let more = classicTargets[id(index)] ?? []
      let targets = unique(instances(index, attributes, beside: more) + more)
      let listeners = classicListeners(index, attributes)
      add(.loadBalancer, index, name: name(index, "name")) { object in
        object[.type] = .text("classic")
        if attributes.boolean("internal").value == true { object[.scheme] = .text("internal") }
        object[.subnets] = subnets
        object[.securityGroups] = groups
        object[.crossZone] = attributes.boolean("cross_zone_load_balancing").value.map {
          .boolean($0)
        }
        object[.listeners] = listeners
        object[.targets] = targets.isEmpty ? nil : .list(targets)
        object[.healthCheck] = Self.healthCheck(attributes)
      }
    }
  }

  /// The instances that a load balancer lists.
  private mutating func instances(
    _ index: Int, _ attributes: Attributes, beside more: [DraftValue]
  ) -> [DraftValue] {
    let all = inventory.links(attributes, "instances", .instance).compactMap {
      value($0, .instance, .instance)
    }
    let hasGroup = more.contains {
      $0.plainText.map { draft.contains(.autoScalingGroup, $0) } ?? false
    }
    guard hasGroup else { return all }
    // States list the instances of the groups, too, which are in no state.
    let known = all.filter { $0.plainText.map { draft.contains(.instance, $0) } ?? true }
    if known.count < all.count {
      noteIncomplete(
        index,
        because:
          "\(all.count - known.count) instances that are not in the input are taken for those of "
          + "its Auto Scaling groups")
    }
    return known
  }

  /// The targets, each once; what is not there is no reason for a placeholder.
  func unique(_ targets: [DraftValue]) -> [DraftValue] {
    var seen: Set<String> = []
    return targets.filter { $0.plainText.map { seen.insert($0).inserted } ?? true }
      .map { target in
        guard case .reference(let kind, let id) = target else { return target }
        return .oneOf([kind], id)
      }
  }

  private static func healthCheck(_ attributes: Attributes) -> DraftValue? {
    guard let target = attributes.block("health_check")?.text("target").value,
      target.wholeMatch(of: #/[A-Za-z]+:[1-9][0-9]{0,4}(\/.*)?/#) != nil
    else { return nil }
    return .text(target)
  }

  private func classicListeners(_ index: Int, _ attributes: Attributes) -> DraftValue {
    let blocks: [Attributes]
    switch attributes.blocks("listener") {
    case .absent: return .unknown("no listeners in the input")
    case .unknown(let reason): return .unknown(reason)
    case .known(let known): blocks = known
    }
    var listeners: [DraftValue] = []
    for block in blocks {
      guard let port = block.number("lb_port").port,
        let target = block.number("instance_port").port
      else { return .unknown("a listener's port") }
      var object = DraftObject(at: location(index, block: block))
      object[.protocol] = .text((block.text("lb_protocol").value ?? "TCP").uppercased())
      object[.port] = .number(port)
      object[.targetPort] = .number(target)
      listeners.append(.object(object))
    }
    return .list(listeners)
  }

  private mutating func addClassicAttachments() {
    for index in take("aws_elb_attachment") {
      let attributes = attributes(index)
      let balancer = id(
        of: inventory.link(attributes, "elb", .classicLoadBalancer), .classicLoadBalancer)
      guard let balancer,
        let instance = reference(attributes, "instance", .instance, .instance)
      else {
        skip(index, because: "its load balancer or its instance is not known")
        continue
      }
      classicTargets[balancer, default: []].append(instance)
      noteRead(index)
    }
    for index in inventory.all(.autoScalingGroup) {
      let links = inventory.links(attributes(index), "load_balancers", .classicLoadBalancer)
      for link in links {
        guard let balancer = id(of: link, .classicLoadBalancer) else {
          noteIncomplete(index, because: "a load balancer: \(Self.reason(link))")
          continue
        }
        classicTargets[balancer, default: []].append(.reference(.autoScalingGroup, id(index)))
      }
    }
  }
}
