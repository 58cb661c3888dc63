internal import Diagnostics
internal import Provenance
internal import StructuredText
internal import TopologyFile

/// Application, network and gateway load balancers, and their listeners.
extension Importer {
  mutating func addLoadBalancers() {
    let listeners = listeners()
    for index in take(.loadBalancer) {
      let attributes = attributes(index)
      let type = attributes.text("load_balancer_type").value ?? "application"
      guard ["application", "network", "gateway"].contains(type) else {
        skip(index, because: "load balancers of type '\(type)' are not modelled")
        continue
      }
      let mappings = attributes.blocks("subnet_mapping").value ?? []
      let subnets = subnets(attributes, mappings)
      note(attributes, of: subnets)
      let named = references(attributes, "security_groups", .securityGroup, .securityGroup)
      let groups = type == "application" ? groups(named, in: vpc(ofSubnets: subnets)) : named
      let addresses = nodeAddresses(mappings)
      let own = listeners[id(index)]
      add(.loadBalancer, index, name: name(index, "name")) { object in
        object[.type] = .text(type)
        if attributes.boolean("internal").value == true { object[.scheme] = .text("internal") }
        object[.subnets] = subnets
        object[.nodeAddresses] = addresses
        object[.securityGroups] = groups
        if type != "application",
          let crossZone = attributes.boolean("enable_cross_zone_load_balancing").value
        {
          object[.crossZone] = .boolean(crossZone)
        }
        if attributes.text("ip_address_type").value == "dualstack" {
          object[.addressFamily] = .text("dualstack")
        }
        if type != "gateway" {
          object[.listeners] = own.map { .list($0) } ?? .unknown("no listeners in the input")
        }
      }
      if let gap = attributes.boolean("internal").gap {
        noteIncomplete(index, because: "whether it is internal: \(gap)")
      }
    }
  }

  private func subnets(_ attributes: Attributes, _ mappings: [Attributes]) -> DraftValue {
    let links =
      inventory.links(attributes, "subnets", .subnet)
      + mappings.map { inventory.link($0, "subnet_id", .subnet) }
    return values(links, .subnet, .subnet)
      ?? .list([.unknown("its subnets are not in the input")])
  }

  private func nodeAddresses(_ mappings: [Attributes]) -> DraftValue? {
    let pairs = mappings.compactMap { mapping -> (key: String, value: DraftValue)? in
      let link = inventory.link(mapping, "subnet_id", .subnet)
      guard let subnet = id(of: link, .subnet), draft.contains(.subnet, subnet),
        let address = mapping.text("private_ipv4_address").value
      else { return nil }
      return (subnet, .text(address))
    }
    return pairs.isEmpty ? nil : .dictionary(pairs)
  }

  /// The listeners by load balancer.
  private mutating func listeners() -> [String: [DraftValue]] {
    let rules = listenerRules()
    var listeners: [String: [DraftValue]] = [:]
    var open: Set<String> = []
    for index in take(.listener) {
      let attributes = attributes(index)
      let link = inventory.link(attributes, "load_balancer_arn", .loadBalancer)
      guard let balancer = id(of: link, .loadBalancer) else {
        skip(index, because: "its load balancer: \(Self.reason(link))")
        if case .unknown(_, let candidates) = link { open.formUnion(candidates.map(id)) }
        continue
      }
      guard let port = attributes.number("port").port else {
        // Gateway Load Balancers listen on every port.
        if attributes.number("port") == .absent { noteRead(index) } else { open.insert(balancer) }
        continue
      }
      listeners[balancer, default: []].append(
        listener(index, attributes, port: port, rules[id(index)] ?? []))
      noteRead(index)
    }
    for balancer in open { listeners[balancer] = nil }
    for (balancer, own) in listeners {
      var ports: Set<String> = []
      listeners[balancer] = own.filter { listener in
        guard case .object(let object) = listener, case .number(let port)? = object[.port] else {
          return true
        }
        return ports.insert(String(port)).inserted
      }
    }
    return listeners
  }

  private mutating func listener(
    _ index: Int, _ attributes: Attributes, port: Int, _ rules: [Int]
  ) -> DraftValue {
    var object = DraftObject(at: location(index))
    object[.protocol] = .text(attributes.text("protocol").value ?? "HTTP")
    object[.port] = .number(port)
    let actions = attributes.blocks("default_action").value ?? []
    var groups = actions.flatMap(targetGroups)
    for rule in rules {
      let more = (self.attributes(rule).blocks("action").value ?? []).flatMap(targetGroups)
      groups += more
    }
    var seen: Set<String> = []
    let values = groups.compactMap { value($0, .targetGroup, .targetGroup) }.filter { value in
      value.plainText.map { seen.insert($0).inserted } ?? true
    }
    if let first = values.first {
      object[.targetGroup] = first
    } else {
      let types = actions.compactMap { $0.text("type").value }
      let answersItself = types.contains { ["redirect", "fixed-response"].contains($0) }
      object[.answersItself] = answersItself ? .boolean(true) : nil
      object[.targets] = answersItself ? nil : .list([.unknown("what its listener does")])
    }
    for other in values.dropFirst() {
      noteIncomplete(
        index,
        because: "requests that go to '\(other.plainText ?? "another target group")' are left out: "
          + "the model's listeners have one target group")
    }
    return .object(object)
  }

  /// The target groups that an action forwards to.
  private func targetGroups(_ action: Attributes) -> [Link] {
    if let type = action.text("type").value, type != "forward" { return [] }
    let forward = (action.blocks("forward").value ?? []).flatMap {
      $0.blocks("target_group").value ?? []
    }
    return [inventory.link(action, "target_group_arn", .targetGroup)].filter {
      if case .absent = $0 { false } else { true }
    } + forward.map { inventory.link($0, "arn", .targetGroup) }
  }

  /// The rules by listener.
  private mutating func listenerRules() -> [String: [Int]] {
    var rules: [String: [Int]] = [:]
    for type in ["aws_lb_listener_rule", "aws_alb_listener_rule"] {
      for index in take(type) {
        let link = inventory.link(attributes(index), "listener_arn", .listener)
        guard let listener = id(of: link, .listener) else {
          skip(index, because: "its listener: \(Self.reason(link))")
          continue
        }
        rules[listener, default: []].append(index)
        noteRead(index)
      }
    }
    return rules
  }
}
