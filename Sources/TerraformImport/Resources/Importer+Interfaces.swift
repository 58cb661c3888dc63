internal import Provenance
internal import StructuredText
internal import TopologyFile

/// Network interfaces are parts of instances; those of anything else are not modelled.
extension Importer {
  mutating func addInterfaces() {
    var attached: Set<Int> = []
    func note(_ interface: Int, _ instance: String, _ device: Int) {
      interfaces.attach(interface, to: instance, device: device)
      attached.insert(interface)
    }
    for index in take(.networkInterface) {
      for block in attributes(index).blocks("attachment").value ?? [] {
        let keys = ["instance", "instance_id"]
        guard let instance = id(of: inventory.link(block, anyOf: keys, .instance), .instance)
        else { continue }
        note(index, instance, block.number("device_index").value ?? 1)
      }
    }
    for index in take("aws_network_interface_attachment") {
      let attributes = attributes(index)
      let instance = inventory.link(attributes, "instance_id", .instance)
      guard let instance = id(of: instance, .instance),
        case .resource(let interface) =
          inventory.link(attributes, "network_interface_id", .networkInterface)
      else {
        skip(index, because: "its interface or its instance is not known")
        continue
      }
      note(interface, instance, attributes.number("device_index").value ?? 1)
      noteRead(index)
    }
    for index in inventory.all(.instance) {
      let keys = ["network_interface", "primary_network_interface"]
      for block in keys.flatMap({ attributes(index).blocks($0).value ?? [] }) {
        guard
          case .resource(let interface) =
            inventory.link(block, "network_interface_id", .networkInterface)
        else { continue }
        note(interface, id(index), block.number("device_index").value ?? 0)
      }
    }
    for index in inventory.all(.networkInterface) {
      if attached.contains(index) {
        noteRead(index)
      } else {
        skip(index, because: "it is attached to no instance of the input")
      }
    }
    addInterfaceGroups()
    addElasticIPs()
  }

  /// Groups that are added to interfaces on their own.
  private mutating func addInterfaceGroups() {
    let primary = primaryInterfaces()
    for index in take("aws_network_interface_sg_attachment") {
      let attributes = attributes(index)
      let interface = inventory.link(attributes, "network_interface_id", .networkInterface)
      guard let owner = owner(of: interface, primary) else {
        skip(index, because: "its interface is not in the input")
        continue
      }
      interfaces.add(inventory.link(attributes, "security_group_id", .securityGroup), to: owner)
      noteRead(index)
    }
  }

  /// The instances that AWS made interfaces for, by those.
  private func primaryInterfaces() -> [String: String] {
    var instances: [String: String] = [:]
    for index in inventory.all(.instance) {
      for key in ["primary_network_interface_id", "network_interface_id"] {
        if let interface = attributes(index).text(key).value { instances[interface] = id(index) }
      }
    }
    return instances
  }

  private func owner(of link: Link, _ primary: [String: String]) -> String? {
    switch link {
    case .absent, .unknown: nil
    case .resource(let index): id(index)
    case .computed(let instance, _): id(instance)
    case .id(let id): primary[id]
    }
  }

  private mutating func addElasticIPs() {
    let primary = primaryInterfaces()
    for index in take(.elasticIP) {
      note(address(ofElasticIP: index), of: attributes(index), "instance", primary)
      noteRead(index)
    }
    for index in take("aws_eip_association") {
      let attributes = attributes(index)
      let keys = ["allocation_id", "public_ip"]
      let address: DraftValue =
        switch inventory.link(attributes, anyOf: keys, .elasticIP) {
        case .resource(let elasticIP): address(ofElasticIP: elasticIP)
        default: attributes.text("public_ip").draftValue ?? .unknown("its Elastic IP address")
        }
      note(address, of: attributes, "instance_id", primary)
      noteRead(index)
    }
  }

  /// The address of an Elastic IP, which has one in any case.
  func address(ofElasticIP index: Int) -> DraftValue {
    attributes(index).text("public_ip").draftValue ?? .unknown("an Elastic IP address")
  }

  private mutating func note(
    _ address: DraftValue, of attributes: Attributes, _ key: String, _ primary: [String: String]
  ) {
    let instance = inventory.link(attributes, key, .instance)
    if let id = id(of: instance, .instance) {
      interfaces.note(publicIP: address, of: id)
      return
    }
    let keys = ["network_interface", "network_interface_id"]
    let interface = inventory.link(attributes, anyOf: keys, .networkInterface)
    if let owner = owner(of: interface, primary) {
      interfaces.note(publicIP: address, of: owner)
    }
  }
}
