internal import Diagnostics
internal import Provenance
internal import StructuredText
internal import TopologyFile

extension Importer {
  mutating func addInstances() {
    for index in take(.instance) {
      let attributes = attributes(index)
      if ["terminated", "shutting-down"].contains(attributes.text("instance_state").value) {
        skip(index, because: "it is terminated")
        continue
      }
      let id = id(index)
      let attached = (interfaces.attachments[id] ?? []).sorted { $0.device < $1.device }
      let hasOwn = !attached.contains { $0.device == 0 }
      let own = ownInterface(index, attributes)
      let others = attached.map { ("eth\($0.device)", attachedInterface($0.interface, of: id)) }
      let all = (hasOwn ? [("eth0", own)] : []) + others
      for attachment in attached {
        let name = all.count > 1 ? "\(id)/eth\(attachment.device)" : id
        interfaces.note(target: name, of: self.id(attachment.interface))
      }
      for key in ["primary_network_interface_id", "network_interface_id"] where hasOwn {
        guard let interface = attributes.text(key).value else { continue }
        interfaces.note(target: all.count > 1 ? "\(id)/eth0" : id, of: interface)
      }
      add(.instance, index, name: name(index)) { object in
        if all.count == 1, let only = all.first?.1 {
          for (key, value) in only.fields { object[key] = value }
        } else {
          object[.networkInterfaces] = .dictionary(all.map { ($0.0, .object($0.1)) })
        }
      }
    }
  }

  /// The interface that AWS makes for an instance.
  private func ownInterface(_ index: Int, _ attributes: Attributes) -> DraftObject {
    let id = id(index)
    let template = launch(of: attributes)
    let subnet =
      reference(attributes, "subnet_id", .subnet, .subnet) ?? template?.subnet
      ?? .unknown("its subnet is not in the input")
    let links =
      inventory.links(attributes, "vpc_security_group_ids", .securityGroup)
      + inventory.groups(attributes, namedBy: "security_groups")
    var groups = values(
      links + (interfaces.groups[id] ?? []), .securityGroup, .securityGroup)
    if links.isEmpty, let template { groups = template.groups ?? groups }
    return interface(attributes, subnet: subnet, groups: groups) { object in
      object[.privateIP] = attributes.text("private_ip").value.map { .text($0) }
      object[.publicIP] = publicIP(
        attributes, id, subnet: subnet, templateSays: template?.hasPublicIP)
      let ipv6 = attributes.list("ipv6_addresses").known
      if !ipv6.isEmpty { object[.ipv6Addresses] = .texts(ipv6) }
    }
  }

  /// An interface that is made on its own.
  private func attachedInterface(_ index: Int, of instance: String) -> DraftObject {
    let attributes = attributes(index)
    let links =
      inventory.links(attributes, "security_groups", .securityGroup)
      + (interfaces.groups[id(index)] ?? [])
    let subnet =
      reference(attributes, "subnet_id", .subnet, .subnet) ?? .unknown("not in the input")
    let groups = values(links, .securityGroup, .securityGroup)
    return interface(attributes, subnet: subnet, groups: groups) { object in
      let first =
        attributes.text("private_ip").value ?? attributes.list("private_ips").known.first
      object[.privateIP] = first.map { .text($0) }
      object[.publicIP] = interfaces.publicIPs[id(index)]
      let ipv6 = attributes.list("ipv6_addresses").known
      if !ipv6.isEmpty { object[.ipv6Addresses] = .texts(ipv6) }
    }
  }

  private func interface(
    _ attributes: Attributes, subnet: DraftValue, groups named: DraftValue?,
    _ fill: (inout DraftObject) -> Void
  ) -> DraftObject {
    var object = DraftObject(at: location(attributes.resource))
    object[.subnet] = subnet
    fill(&object)
    object[.securityGroups] = groups(named, in: vpc(ofSubnet: subnet))
    if attributes.boolean("source_dest_check").value == false {
      object[.sourceDestCheck] = .boolean(false)
    }
    return object
  }

  /// The public address of an instance; unknown where it will get one.
  private func publicIP(
    _ attributes: Attributes, _ id: String, subnet: DraftValue, templateSays: Bool?
  ) -> DraftValue? {
    if let elastic = interfaces.publicIPs[id] { return elastic }
    if let known = attributes.text("public_ip").value { return .text(known) }
    guard attributes.isPlanned, attributes.values?["public_ip"] == nil else { return nil }
    let says = attributes.boolean("associate_public_ip_address").value ?? templateSays
    let gets = says ?? subnet.plainText.map(publicSubnets.contains) ?? false
    return gets ? .unknown("assigned when it starts") : nil
  }
}
