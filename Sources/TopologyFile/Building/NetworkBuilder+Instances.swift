internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  func instance(_ id: String, _ fields: Fields) -> Instance? {
    let clientPorts = clientPorts(fields)
    let interfaces: [NetworkInterface]
    if let node = fields[.networkInterfaces] {
      rejectInterfaceKeys(fields)
      interfaces = self.interfaces(node)
    } else {
      interfaces = [interface(fields, name: nil)].compactMap { $0 }
    }
    guard !interfaces.isEmpty else { return nil }
    return Instance(
      id: ResourceID(id), name: fields.text(.name)?.value, interfaces: interfaces,
      clientPorts: clientPorts)
  }

  private func rejectInterfaceKeys(_ fields: Fields) {
    let keys: [Key] = [
      .subnet, .privateIP, .publicIP, .ipv6Addresses, .securityGroups, .sourceDestCheck,
    ]
    for key in keys {
      guard let node = fields[key] else { continue }
      complaints.error(
        .contradiction, "'\(key.rawValue)' belongs to one of the 'networkInterfaces'",
        at: node.location)
    }
  }

  private func interfaces(_ node: YAMLNode) -> [NetworkInterface] {
    switch node.content {
    case .mapping(let pairs):
      return pairs.compactMap { pair in
        Fields(pair.value, .networkInterface, complaints: complaints).flatMap {
          interface($0, name: pair.key)
        }
      }
    case .sequence(let items):
      if items.isEmpty {
        complaints.error(
          .missingKey, "an instance needs at least one network interface", at: node.location)
      }
      return namedInterfaces(items)
    case .scalar: return []
    }
  }

  private func namedInterfaces(_ items: [YAMLNode]) -> [NetworkInterface] {
    var names: Set<String> = []
    return items.enumerated().compactMap { index, item in
      guard let fields = Fields(item, .networkInterface, complaints: complaints) else {
        return nil
      }
      // As EC2 numbers them.
      let name = fields.text(.name)?.value ?? "eth\(index)"
      if !names.insert(name).inserted {
        complaints.error(
          .duplicateID, "a network interface '\(name)' exists already", at: fields.location)
      }
      return interface(fields, name: name)
    }
  }

  private func interface(_ fields: Fields, name: String?) -> NetworkInterface? {
    if !fields.has(.subnet) {
      complaints.error(
        .missingKey, "\(fields.shape.noun) needs 'subnet'", at: fields.location)
    }
    let subnet = reference(fields[.subnet], .subnet, Subnet.self)
    let ipv4 = (fields.items(.privateIP) ?? []).compactMap { address($0, family: .ipv4) }
    let ipv6 = (fields.items(.ipv6Addresses) ?? []).compactMap { address($0, family: .ipv6) }
    let addresses = ipv4 + ipv6
    for address in addresses {
      check(address, isIn: subnet)
      noteUse(of: address, in: subnet)
    }
    let hasUnknownPublicIP = fields.unknown(.publicIP) != nil
    let publicIP = hasUnknownPublicIP ? nil : address(fields[.publicIP], family: .ipv4)
    if let publicIP { noteUse(of: publicIP, in: nil) }
    let groups = securityGroups(fields, in: subnet)
    guard let subnet else { return nil }
    return NetworkInterface(
      name: name, subnet: subnet, addresses: addresses.map(\.value), publicIP: publicIP?.value,
      hasUnknownPublicIP: hasUnknownPublicIP, securityGroups: groups,
      sourceDestCheck: fields.boolean(.sourceDestCheck) ?? true)
  }

  /// Complains about an address that something else has: private ones within a VPC, public ones
  /// anywhere.
  func noteUse(of address: Located<IPAddress>, in subnet: ResourceID<Subnet>?) {
    let vpc = subnet.flatMap { subnets[$0.rawValue] }?.vpc.rawValue
    guard subnet == nil || vpc != nil else { return }
    if let other = usedAddresses.note(address, in: vpc) {
      complaints.error(
        .duplicateAddress,
        "\(vpc == nil ? "public" : "private") address '\(address.value)' is"
          + " in use already",
        at: address.location, help: "the other use is at \(other)")
    }
  }

  /// The groups of something in a subnet.
  func securityGroups(
    _ fields: Fields, in subnet: ResourceID<Subnet>?
  ) -> [ResourceID<SecurityGroup>]? {
    let nodes = fields.items(.securityGroups)
    if nodes?.isEmpty == true, fields.text(.type)?.value != "network",
      let node = fields[.securityGroups]
    {
      complaints.error(
        .missingKey, "\(fields.shape.noun) carries at least one security group",
        at: node.location, help: "without 'securityGroups' it gets the default group of its VPC")
    }
    let vpc = subnet.flatMap { subnets[$0.rawValue]?.vpc }
    for node in nodes ?? [] { check(node, .securityGroup, isIn: vpc) }
    return references(nodes, .securityGroup, SecurityGroup.self)?.map(\.value)
  }

  func autoScalingGroup(_ id: String, _ fields: Fields) -> AutoScalingGroup? {
    let subnets = subnetsOfOneVPC(fields)
    return AutoScalingGroup(
      id: ResourceID(id), name: fields.text(.name)?.value, subnets: subnets,
      securityGroups: securityGroups(fields, in: subnets.first),
      desiredCapacity: fields.number(.desiredCapacity)?.value, clientPorts: clientPorts(fields),
      publicIPs: fields.boolean(.publicIPs) ?? false)
  }

  /// The subnets of something that is in several of them, all of one VPC.
  func subnetsOfOneVPC(_ fields: Fields) -> [ResourceID<Subnet>] {
    let nodes = fields.items(.subnets)
    let ids = references(nodes, .subnet, Subnet.self) ?? []
    let vpc = ids.lazy.compactMap { self.subnets[$0.value.rawValue]?.vpc }.first
    var seen: Set<ResourceID<Subnet>> = []
    for id in ids {
      if !seen.insert(id.value).inserted {
        complaints.error(
          .duplicateID, "subnet '\(id.value)' is listed twice", at: id.location)
      }
      if let own = subnets[id.value.rawValue]?.vpc, let vpc, own != vpc {
        complaints.error(
          .otherVPC, "subnet '\(id.value)' belongs to VPC '\(own)', the first one to '\(vpc)'",
          at: id.location)
      }
    }
    return ids.map(\.value)
  }
}
