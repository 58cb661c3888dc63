internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  func lambdaFunction(_ id: String, _ fields: Fields) -> LambdaFunction? {
    let clientPorts = clientPorts(fields)
    return LambdaFunction(
      id: ResourceID(id), name: fields.text(.name)?.value, interfaces: placedInterfaces(fields),
      clientPorts: clientPorts ?? ClientPorts(.lambda))
  }

  func database(_ id: String, _ fields: Fields) -> Database? {
    let clientPorts = clientPorts(fields)
    return Database(
      id: ResourceID(id), name: fields.text(.name)?.value, interfaces: placedInterfaces(fields),
      clientPorts: clientPorts)
  }

  /// The interfaces of something that has one in each of its subnets.
  func placedInterfaces(_ fields: Fields) -> [NetworkInterface] {
    if fields.has(.subnet), let subnets = fields[.subnets] {
      complaints.error(
        .contradiction, "\(fields.shape.noun) has either 'subnet' or 'subnets'",
        at: subnets.location)
    }
    let isAlone = fields.has(.subnet) || fields.items(.subnets)?.count == 1
    if !fields.has(.subnet), !fields.has(.subnets), fields.shape[.subnet] != nil {
      complaints.error(
        .missingKey, "\(fields.shape.noun) needs 'subnets'", at: fields.location)
    }
    let hasUnknownPublicIP = fields.unknown(.publicIP) != nil
    for key in [Key.privateIP, .publicIP, .ipv6Addresses] where !isAlone {
      guard let node = fields[key], key != .publicIP || !hasUnknownPublicIP else { continue }
      complaints.error(
        .contradiction, "'\(key.rawValue)' needs one subnet only", at: node.location,
        help: "write 'addresses' with the address in each subnet")
    }
    let subnets =
      fields.has(.subnet)
      ? [reference(fields[.subnet], .subnet, Subnet.self)].compactMap { $0 }
      : subnetsOfOneVPC(fields)
    let groups = securityGroups(fields, in: subnets.first)
    let bySubnet = addresses(fields, .addresses, subnets)
    let own = ownAddresses(fields, in: subnets.first)
    let publicIP = hasUnknownPublicIP ? nil : address(fields[.publicIP], family: .ipv4)
    if let publicIP { noteUse(of: publicIP, in: nil) }
    return subnets.map { subnet in
      NetworkInterface(
        subnet: subnet, addresses: (isAlone ? own : []) + (bySubnet[subnet] ?? []),
        publicIP: isAlone ? publicIP?.value : nil, hasUnknownPublicIP: hasUnknownPublicIP,
        securityGroups: groups)
    }
  }

  private func ownAddresses(_ fields: Fields, in subnet: ResourceID<Subnet>?) -> [IPAddress] {
    let ipv4 = address(fields[.privateIP], family: .ipv4)
    let ipv6 = (fields.items(.ipv6Addresses) ?? []).compactMap { address($0, family: .ipv6) }
    let addresses = [ipv4].compactMap { $0 } + ipv6
    for address in addresses {
      check(address, isIn: subnet)
      noteUse(of: address, in: subnet)
    }
    return addresses.map(\.value)
  }
}
