internal import Provenance
internal import TopologyFile

/// Reads a network interface, as an instance, a launch template or a resource of its own has it.
struct InterfaceReader {
  /// The property with the groups: each has its own name for it.
  let groups: [String]
  /// What it takes where the interface says nothing.
  var defaults: StackResource?

  /// Writes what a mapping of properties says into an object.
  func read(
    _ property: (String) -> Value?, into object: inout DraftObject, in reader: inout NetworkReader
  ) {
    let subnet = property("SubnetId") ?? defaults?["SubnetId"]
    if let reference = reader.reference(subnet, .subnet) {
      object[.subnet] = reference
    } else {
      reader.draft.note(vpc: NetworkReader.defaultVPC, of: NetworkReader.defaultSubnet)
      object[.subnet] = .reference(.subnet, NetworkReader.defaultSubnet)
    }
    for name in groups {
      if let references = reader.references(property(name), .securityGroup) {
        object[.securityGroups] = references
        break
      }
    }
    if let address = property("PrivateIpAddress")?.text { object[.privateIP] = .text(address) }
    let ipv6 = (property("Ipv6Addresses")?.items ?? []).compactMap { $0["Ipv6Address"]?.text }
    if !ipv6.isEmpty { object[.ipv6Addresses] = .texts(ipv6) }
    if let checks = property("SourceDestCheck").booleanFact.value ?? defaultChecks {
      object[.sourceDestCheck] = .boolean(checks)
    }
    let isPublic = property("AssociatePublicIpAddress").booleanFact
    if let gap = isPublic.gap {
      object[.publicIP] = .unknown("whether it has one: \(gap)")
    } else if isPublic.value ?? reader.mapsPublicAddresses(object[.subnet]?.plainText ?? "") {
      object[.publicIP] = .unknown("AWS chooses it")
    }
  }

  private var defaultChecks: Bool? { defaults?["SourceDestCheck"].booleanFact.value }
}
