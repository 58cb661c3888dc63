import NetworkModel
import PacketSpace

/// Where one end of a flow can be.
enum Place {
  case attachment(Attachment)
  /// Outside every VPC of the model; reached through an internet gateway.
  case outside(
    kind: LegEnd.Kind, id: String, name: String?, addresses: AddressSet,
    clientPorts: ClientPorts? = nil)
  /// An AWS service that no filter sees.
  case service(id: String, name: String, addresses: AddressSet)
  /// An address inside a VPC that no interface of the model has.
  case nobody(id: String, addresses: AddressSet)

  /// The addresses as the other end's filters see them.
  var addresses: AddressSet {
    switch self {
    case .attachment(let attachment): attachment.addresses
    case .outside(_, _, _, let addresses, _), .service(_, _, let addresses),
      .nobody(_, let addresses):
      addresses
    }
  }

  /// The source ports of what it opens, where they are known.
  var clientPorts: ClientPorts? {
    switch self {
    case .attachment(let attachment): attachment.clientPorts
    case .outside(_, _, _, _, let clientPorts): clientPorts
    case .service, .nobody: nil
    }
  }

  /// The subnet that it is in, if it is an interface.
  var subnet: ResourceID<Subnet>? {
    if case .attachment(let attachment) = self { attachment.subnet.id } else { nil }
  }

  /// The part of it that has some of its addresses.
  func restricted(to addresses: AddressSet) -> Place {
    let part = self.addresses.intersection(addresses)
    switch self {
    case .attachment(let attachment): return .attachment(attachment.narrowed(to: addresses))
    case .outside(let kind, let id, let name, _, let clientPorts):
      return .outside(kind: kind, id: id, name: name, addresses: part, clientPorts: clientPorts)
    case .service(let id, let name, _): return .service(id: id, name: name, addresses: part)
    case .nobody(let id, _): return .nobody(id: id, addresses: part)
    }
  }

  /// It as an end of a leg.
  func end(_ family: AddressFamily) -> LegEnd {
    switch self {
    case .attachment(let attachment): attachment.end(family)
    case .outside(let kind, let id, let name, let addresses, _):
      LegEnd(kind: kind, id: id, name: name, addresses: addresses.restricted(to: family))
    case .service(let id, let name, let addresses):
      LegEnd(kind: .service, id: id, name: name, addresses: addresses.restricted(to: family))
    case .nobody(let id, let addresses):
      LegEnd(kind: .address, id: id, addresses: addresses.restricted(to: family))
    }
  }
}

/// What a flow's endpoint stands for.
struct Endpoint {
  /// The alternatives; nodes, if it is a load balancer.
  var places: [Place] = []
  /// The load balancer itself, if it is one.
  var loadBalancer: LoadBalancer?
  /// The load balancer whose service it leads to, if it is an endpoint of one (LB-05).
  var service: LoadBalancer?
  /// The load balancer that serves what goes there.
  var balancer: LoadBalancer? { loadBalancer ?? service }
  /// Whether it was named by a public address, which is reached through an internet gateway even from
  /// inside the VPC (RT-17).
  var isNamedByPublicAddress = false
  var assumptions: [String] = []
}
