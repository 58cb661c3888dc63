public import NetworkModel
public import PacketSpace

extension Topology {
  /// Finds out what an endpoint of a flow stands for.
  func resolve(_ endpoint: FlowEndpoint) -> Endpoint {
    resolve(endpoint, among: allAttachments)
  }

  /// The same, where somebody has the interfaces of the network at hand.
  func resolve(_ endpoint: FlowEndpoint, among attachments: () -> [Attachment]) -> Endpoint {
    switch endpoint {
    case .internet:
      return Endpoint(places: [
        .outside(kind: .internet, id: "internet", name: nil, addresses: internet)
      ])
    case .external(let id):
      guard let external = externals[id] else { return Endpoint() }
      return Endpoint(
        places: [
          .outside(
            kind: .external, id: id.rawValue, name: external.name,
            addresses: AddressSet(external.cidrs).subtracting(blocks),
            clientPorts: external.clientPorts)
        ])
    case .instance(let id):
      guard let instance = instances[id] else { return Endpoint() }
      return Endpoint(self.attachments(of: instance))
    case .interface(let id, let name):
      guard let instance = instances[id] else { return Endpoint() }
      let chosen = zip(instance.interfaces, self.attachments(of: instance))
        .filter { $0.0.name == name }.map(\.1)
      return Endpoint(chosen)
    case .autoScalingGroup(let id):
      guard let group = autoScalingGroups[id] else { return Endpoint() }
      return Endpoint(self.attachments(of: group))
    case .loadBalancer(let id):
      guard let loadBalancer = loadBalancers[id] else { return Endpoint() }
      var endpoint = Endpoint(self.attachments(of: loadBalancer))
      endpoint.loadBalancer = loadBalancer
      return endpoint
    case .lambdaFunction(let id):
      guard let function = lambdaFunctions[id] else { return Endpoint() }
      return Endpoint(self.attachments(of: function))
    case .database(let id):
      guard let database = databases[id] else { return Endpoint() }
      return Endpoint(self.attachments(of: database))
    case .vpcEndpoint(let id):
      return vpcEndpoints[id].map { resolve($0) } ?? Endpoint()
    case .securityGroup(let id):
      return Endpoint(attachments().filter { $0.groups.contains { $0.id == id } })
    case .address(let address):
      return resolve(AddressSet(address), id: address.description, among: attachments)
    case .cidr(let cidr): return resolve(AddressSet(cidr), id: cidr.description, among: attachments)
    case .named(let id):
      return resolve(
        AddressSet(namedCIDRs[id]?.cidrs ?? []), id: id.rawValue, among: attachments)
    }
  }

  /// The blocks of every VPC.
  private var blocks: AddressSet { AddressSet(vpcs.flatMap(\.cidrs)) }

  /// What `internet` means in this network: the public addresses that no VPC of it has.
  ///
  /// The IPv6 blocks of a VPC are public ones, but not a place on the internet (RT-16).
  public var internet: AddressSet { AddressSet.internet.subtracting(blocks) }

  /// The address that the internet sees of an interface, as far as it is known.
  func publicAddresses(of attachment: Attachment) -> AddressSet {
    attachment.publicIP.map { AddressSet($0) } ?? internet.restricted(to: .ipv4)
  }

  /// Finds out what an endpoint for a service stands for: its interfaces (RT-33), or the addresses that
  /// its routes are for (RT-32).
  private func resolve(_ vpcEndpoint: VPCEndpoint) -> Endpoint {
    switch vpcEndpoint.kind {
    case .interface:
      var endpoint = Endpoint(attachments(of: vpcEndpoint))
      endpoint.service = service(of: vpcEndpoint)
      return endpoint
    case .gateway:
      let addresses = AddressSet(prefixList(of: vpcEndpoint)?.cidrs ?? [])
      guard !addresses.isEmpty else {
        return Endpoint(places: [.nobody(id: vpcEndpoint.id.rawValue, addresses: .all)])
      }
      return Endpoint(places: [
        .outside(
          kind: .vpcEndpoint, id: vpcEndpoint.id.rawValue, name: vpcEndpoint.name,
          addresses: addresses)
      ])
    }
  }

  /// The load balancer of the model that offers the service of an endpoint.
  func service(of endpoint: VPCEndpoint) -> LoadBalancer? {
    loadBalancers[endpoint.service] ?? loadBalancers.first { $0.name == endpoint.service }
  }

  /// The prefix list of a gateway endpoint's service.
  func prefixList(of endpoint: VPCEndpoint) -> PrefixList? {
    prefixLists[endpoint.service] ?? prefixLists.first { $0.name == endpoint.service }
  }

  /// Finds out whose addresses these are.
  private func resolve(
    _ addresses: AddressSet, id: String, among attachments: () -> [Attachment]
  ) -> Endpoint {
    if let service = service(at: addresses) {
      return Endpoint(places: [.service(id: id, name: service, addresses: addresses)])
    }
    let all = attachments()
    let byPublicIP = all.filter {
      $0.publicIP.map { addresses.contains($0) } ?? false
    }.map { $0.narrowed(to: .allIPv4) }
    if addresses.count == 1, !byPublicIP.isEmpty {
      var endpoint = Endpoint(byPublicIP)
      endpoint.isNamedByPublicAddress = true
      return endpoint
    }
    if addresses.isSubset(of: blocks) { return owners(of: addresses, id: id, among: all) }

    let outside = addresses.subtracting(blocks)
    let reachable = outside.intersection(internet)
    let inside = addresses.intersection(blocks)
    if reachable.isEmpty, !inside.isEmpty {
      // A private block wider than the VPCs, such as 10.0.0.0/8, means those inside as well.
      var endpoint = owners(of: inside, id: id, among: all)
      endpoint.places.append(.outside(kind: .address, id: id, name: nil, addresses: outside))
      return endpoint
    }
    guard !reachable.isEmpty, reachable != outside else {
      return Endpoint(places: [
        .outside(kind: .address, id: id, name: nil, addresses: outside)
      ])
    }
    return Endpoint(
      places: [.outside(kind: .address, id: id, name: nil, addresses: reachable)],
      assumptions: [
        "of \(id) only the public addresses are meant: private and reserved ones do not pass an "
          + "internet gateway"
      ])
  }

  /// The interfaces that have one of these addresses of a VPC, or can have it.
  private func owners(
    of addresses: AddressSet, id: String, among attachments: [Attachment]
  ) -> Endpoint {
    let candidates = attachments.filter { !$0.addresses.isDisjoint(with: addresses) }
      .map { $0.narrowed(to: addresses) }
    let known = candidates.filter(\.addressesAreKnown)
    guard !candidates.isEmpty else {
      return Endpoint(places: [.nobody(id: id, addresses: addresses)])
    }
    // A single address belongs to the interface that is known to have it; only where none is, to those
    // that may have it.
    if addresses.count == 1, !known.isEmpty { return Endpoint(known) }
    return Endpoint(
      candidates,
      assumptions: candidates.filter { !$0.addressesAreKnown }.map {
        "\(id) is taken for an address of \($0.displayName), whose addresses are not given"
      })
  }

  /// The service of AWS at an address, if no filter sees traffic to it (NACL-12, SG-32).
  private func service(at addresses: AddressSet) -> String? {
    if let fixed = AddressSet.unfilteredServices.first(where: {
      addresses.isSubset(of: $0.addresses)
    }) {
      return fixed.name
    }
    guard addresses.count == 1, let address = addresses.first else { return nil }
    let resolvers = vpcs.flatMap(\.cidrs).filter { $0.family == .ipv4 }
      .map { IPAddress(family: .ipv4, bits: $0.network.bits + 2) }
    if resolvers.contains(address) { return "Amazon DNS" }
    let routers = subnets.compactMap(\.cidr)
      .map { IPAddress(family: .ipv4, bits: $0.network.bits + 1) }
    return routers.contains(address) ? "the VPC router" : nil
  }
}

extension Endpoint {
  /// An endpoint at some interfaces.
  fileprivate init(
    _ attachments: [Attachment], assumptions: [String] = []
  ) {
    self.init(places: attachments.map { .attachment($0) }, assumptions: assumptions)
  }
}
