internal import Provenance
internal import StructuredText
internal import TopologyFile

extension AWSReader {
  mutating func addInstances() {
    for instance in inventory[.instances] {
      guard let id = instance.text("InstanceId") else { continue }
      add(instance, id)
    }
  }

  private mutating func add(_ instance: YAMLNode, _ id: String) {
    let state = instance.state()
    let nodes = interfaces(of: instance, id)
    for node in nodes {
      if let interface = node.text("NetworkInterfaceId") { knownInterfaces.insert(interface) }
    }
    if let state, ["terminated", "shutting-down"].contains(state) {
      skip(instance, .instances, id, "it is \(state)")
      return
    }
    var cards: [(name: String, object: DraftObject, node: YAMLNode)] = []
    for (name, node) in named(nodes) {
      guard let object = card(node, of: (.instances, id), publicIP: publicIP(of: node)) else {
        noteIncomplete(node, .instances, id, "the subnet of interface \(name) is not written")
        continue
      }
      cards.append((name, object, node))
    }
    if nodes.isEmpty {
      let ip = instance.text("PublicIpAddress")
      if let object = card(instance, of: (.instances, id), publicIP: ip) {
        cards = [("eth0", object, instance)]
      }
    }
    guard !cards.isEmpty else {
      skip(instance, .instances, id, "it is in no subnet\(state.map { ": it is \($0)" } ?? "")")
      return
    }
    noteRead(.instances)
    for card in cards {
      guard let interface = card.node.text("NetworkInterfaceId") else { continue }
      let target = cards.count == 1 ? id : "\(id)/\(card.name)"
      if routeTargets[interface] == nil { routeTargets[interface] = target }
    }
    draft.add(
      .instance, id, name: instance.nameTag, type: DescribedList.instances.rawValue,
      at: instance.location
    ) { object in
      guard cards.count > 1 else {
        for field in cards[0].object.fields { object[field.key] = field.value }
        return
      }
      object[.networkInterfaces] = .list(
        cards.map { card in
          var interface = card.object
          interface[.name] = .text(card.name)
          return .object(interface)
        })
    }
  }

  /// The interfaces of an instance, as it lists them, or as they name it.
  private func interfaces(of instance: YAMLNode, _ id: String) -> [YAMLNode] {
    let listed = instance.items("NetworkInterfaces").map { node in
      node.text("SubnetId") == nil
        ? node.text("NetworkInterfaceId").flatMap { interfaces.byID[$0] } ?? node : node
    }
    return listed.isEmpty ? interfaces.byInstance[id] ?? [] : listed
  }

  /// Interfaces as EC2 numbers them.
  private func named(_ nodes: [YAMLNode]) -> [(name: String, node: YAMLNode)] {
    let indexes = nodes.map { $0["Attachment"]?.number("DeviceIndex") }
    let isNumbered = Set(indexes.compactMap { $0 }).count == nodes.count
    return zip(indexes, nodes).enumerated()
      .map { (index: isNumbered ? $0.element.0 ?? $0.offset : $0.offset, node: $0.element.1) }
      .sorted { $0.index < $1.index }
      .map { ("eth\($0.index)", $0.node) }
  }

  private func publicIP(of interface: YAMLNode) -> String? {
    let primary = interface.items("PrivateIpAddresses").first { $0.boolean("Primary") ?? false }
    return interface["Association"]?.text("PublicIp")
      ?? primary?["Association"]?.text("PublicIp")
      ?? interface.text("NetworkInterfaceId").flatMap { interfaces.elasticIPs[$0] }
  }
}

// MARK: - Interfaces

extension AWSReader {
  /// An interface as a topology file writes it; nil where it is in no subnet.
  mutating func card(
    _ node: YAMLNode, of owner: (list: DescribedList, id: String), publicIP: String?
  ) -> DraftObject? {
    guard let subnet = node.text("SubnetId") else { return nil }
    let vpc = members.vpc(ofSubnet: subnet)
    let block = members.subnets[subnet]
    var object = DraftObject(at: node.location)
    object[.subnet] = self.subnet(subnet, in: vpc)
    let ids = ["Groups", "SecurityGroups"].lazy.compactMap { node.list($0) }.first
      .map { items in items.compactMap { $0.text ?? $0.text("GroupId") } }
    object[.securityGroups] = groups(ids, in: vpc)
    let written =
      [node.text("PrivateIpAddress")].compactMap { $0 }
      + node.items("PrivateIpAddresses").compactMap { $0.text("PrivateIpAddress") }
    var own: [String] = []
    for address in written where !own.contains(address) {
      if let problem = addresses.take(address, in: block, vpc: vpc) {
        noteIncomplete(node, owner.list, owner.id, "private address \(problem)")
      } else {
        own.append(address)
      }
    }
    if !own.isEmpty { object[.privateIP] = own.count == 1 ? .text(own[0]) : .texts(own) }
    if let publicIP {
      if let problem = addresses.takePublic(publicIP) {
        noteIncomplete(node, owner.list, owner.id, "public address \(problem)")
        object[.publicIP] = .unknown(problem)
      } else {
        object[.publicIP] = .text(publicIP)
      }
    }
    var ipv6: [String] = []
    for address in node.texts("Ipv6Addresses", of: "Ipv6Address") {
      if let problem = addresses.take(address, in: block, vpc: vpc) {
        noteIncomplete(node, owner.list, owner.id, "IPv6 address \(problem)")
      } else {
        ipv6.append(address)
      }
    }
    if !ipv6.isEmpty { object[.ipv6Addresses] = .texts(ipv6) }
    if node.boolean("SourceDestCheck") == false { object[.sourceDestCheck] = .boolean(false) }
    return object
  }

  /// Reads the interfaces of what is not modelled, such as file systems, caches and containers, each as an
  /// instance of its own: what counts for reaching it is there.
  mutating func addOtherInterfaces() {
    for node in inventory[.networkInterfaces] {
      guard let id = node.text("NetworkInterfaceId"), !knownInterfaces.contains(id) else {
        draft.report.noteRead(DescribedList.networkInterfaces.rawValue)
        continue
      }
      guard node.state("Status") ?? "in-use" != "available" else {
        draft.report.noteUnrelated("\(DescribedList.networkInterfaces.rawValue) (detached)")
        continue
      }
      let kind = node.text("InterfaceType")?.lowercased() ?? ""
      if kind == "transit_gateway" {
        noteRead(.networkInterfaces)
        continue
      }
      if kind == "gateway_load_balancer_endpoint" {
        skip(node, .networkInterfaces, id, "endpoints of Gateway Load Balancers are not modelled")
        continue
      }
      guard let object = card(node, of: (.networkInterfaces, id), publicIP: publicIP(of: node))
      else {
        skip(node, .networkInterfaces, id, "its subnet is not written")
        continue
      }
      draft.report.noteRead("\(DescribedList.networkInterfaces.rawValue) (read as instances)")
      routeTargets[id] = id
      draft.add(
        .instance, id, name: node.nameTag ?? node.text("Description"),
        type: DescribedList.networkInterfaces.rawValue, at: node.location
      ) { instance in
        for field in object.fields { instance[field.key] = field.value }
      }
    }
  }
}
