internal import Diagnostics
internal import Provenance
internal import TopologyFile

extension NetworkReader {
  mutating func readInstances() {
    let attached = attachedInterfaces()
    for resource in resources("AWS::EC2::Instance") {
      let interfaces = interfaces(of: resource, attached[resource.id] ?? [])
      draft.add(
        .instance, resource.id, name: name(resource), type: resource.type, at: resource.location
      ) { object in
        if interfaces.count == 1, let only = interfaces.first {
          for (key, value) in only.object.fields { object[key] = value }
        } else {
          object[.networkInterfaces] = .list(interfaces.map { .object($0.object) })
        }
      }
      for (index, interface) in interfaces.enumerated() {
        guard let id = interface.id else { continue }
        interfaceTargets[id] =
          interfaces.count == 1
          ? .reference(.instance, resource.id) : .text("\(resource.id)/eth\(index)")
      }
    }
    for resource in resources("AWS::EC2::NetworkInterface")
    where interfaceTargets[resource.id] == nil {
      skip(resource, because: "no instance of the template has it")
    }
    readElasticAddresses()
  }

  private struct Interface {
    /// Of one that is a resource of its own: its identifier.
    var id: String?
    var index: Int
    var object: DraftObject
  }

  /// The interfaces that a resource of its own attaches, by instance.
  private mutating func attachedInterfaces() -> [String: [Interface]] {
    var interfaces: [String: [Interface]] = [:]
    for resource in resources("AWS::EC2::NetworkInterfaceAttachment") {
      guard let instance = identifier(resource["InstanceId"]).value,
        network.resources[instance]?.type == "AWS::EC2::Instance",
        let interface = separateInterface(resource["NetworkInterfaceId"], resource["DeviceIndex"])
      else {
        skip(resource, because: "its instance or interface is not in the template")
        continue
      }
      interfaces[instance, default: []].append(interface)
    }
    return interfaces
  }

  private mutating func separateInterface(_ value: Value?, _ index: Value?) -> Interface? {
    guard let interface = resource(value), interface.type == "AWS::EC2::NetworkInterface" else {
      return nil
    }
    var object = DraftObject(at: interface.location)
    InterfaceReader(groups: ["GroupSet"]).read({ interface[$0] }, into: &object, in: &self)
    // An interface of its own has no public address but an Elastic IP address.
    object[.publicIP] = nil
    return Interface(id: interface.id, index: index.numberFact.value ?? 1, object: object)
  }

  private mutating func interfaces(
    of resource: StackResource, _ attached: [Interface]
  ) -> [Interface] {
    let template = launchTemplate(of: resource["LaunchTemplate"])
    let listed = resource["NetworkInterfaces"] ?? template?["NetworkInterfaces"]
    var interfaces: [Interface] = []
    for item in listed?.items ?? [] {
      guard case .object = item.content else {
        interfaces.append(unknownInterface(item, item))
        continue
      }
      if let separate = item["NetworkInterfaceId"] {
        if let interface = separateInterface(separate, item["DeviceIndex"]) {
          interfaces.append(interface)
        } else {
          interfaces.append(unknownInterface(separate, item))
        }
        continue
      }
      var object = DraftObject(at: item.location)
      InterfaceReader(groups: ["GroupSet", "Groups"], defaults: resource)
        .read({ item[$0] }, into: &object, in: &self)
      interfaces.append(
        Interface(index: item["DeviceIndex"].numberFact.value ?? 0, object: object))
    }
    if interfaces.isEmpty {
      var object = DraftObject(at: resource.location)
      let groups = ["SecurityGroupIds", "SecurityGroups"]
      InterfaceReader(groups: groups).read(
        { resource[$0] ?? template?[$0] }, into: &object, in: &self)
      interfaces.append(Interface(index: 0, object: object))
    }
    return (interfaces + attached).enumerated()
      .sorted { ($0.element.index, $0.offset) < ($1.element.index, $1.offset) }.map(\.element)
  }

  /// An interface that the template does not make: it is somewhere.
  private mutating func unknownInterface(_ value: Value, _ item: Value) -> Interface {
    var object = DraftObject(at: item.location)
    object[.subnet] = .unknown("network interface \(identifier(value).value ?? value.gap)")
    object[.securityGroups] = .list([object[.subnet] ?? .unknown(value.gap)])
    return Interface(index: item["DeviceIndex"].numberFact.value ?? 0, object: object)
  }

  /// Elastic IP addresses make what they belong to public.
  private mutating func readElasticAddresses() {
    for resource in resources(["AWS::EC2::EIP", "AWS::EC2::EIPAssociation"]) {
      let address = resource["EIP"]?.text
      let value = DraftValue.unknown("AWS chooses it")
      if let instance = identifier(resource["InstanceId"]).value,
        draft.contains(.instance, instance)
      {
        setPublicAddress(address.map { .text($0) } ?? value, of: instance, interface: 0)
      } else if let id = identifier(resource["NetworkInterfaceId"]).value,
        let target = interfaceTargets[id]?.plainText
      {
        let parts = target.split(separator: "/", maxSplits: 1).map(String.init)
        let index = parts.count > 1 ? Int(parts[1].dropFirst(3)) ?? 0 : 0
        setPublicAddress(value, of: parts[0], interface: index)
      } else if resource["InstanceId"] != nil || resource["NetworkInterfaceId"] != nil {
        skip(resource, because: "what it belongs to is not in the template")
      }
    }
  }

  private mutating func setPublicAddress(
    _ value: DraftValue, of instance: String, interface index: Int
  ) {
    draft.update(.instance, instance) { object in
      guard case .list(var interfaces)? = object[.networkInterfaces],
        interfaces.indices.contains(index), case .object(var interface) = interfaces[index]
      else {
        object[.publicIP] = value
        return
      }
      interface[.publicIP] = value
      interfaces[index] = .object(interface)
      object[.networkInterfaces] = .list(interfaces)
    }
  }
}
