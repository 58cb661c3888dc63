import Evaluation
import NetworkModel
import PacketSpace

/// What the head of a resource's box says.
struct ResourceTitle {
  let name: String
  let note: String
  /// Where it is, for those who do not see the frame.
  let places: String

  init(_ resource: Station.Resource, _ explanation: Explanation, _ topology: Topology) {
    let end = resource.ends[0]
    let count = resource.ends.count
    let names = resource.ends.map(\.displayName).unique
    let legs = (resource.arriving + resource.leaving).map { explanation.legs[$0] }
    switch end.kind {
    case .internet:
      name = "Internet"
      let families = Set(legs.map(\.family))
      note =
        families.count == 1
        ? "any public \(legs[0].family.displayName) address" : "any public address"
    case _ where names.count > 1 && Self.plural(of: end.kind) != nil:
      name = "\(Self.plural(of: end.kind) ?? "") ×\(names.count)"
      note = NameList.text(names)
    case .external:
      name = end.displayName
      note = Self.text(of: end.addresses)
    case .address:
      name = end.id
      note = ""
    case .service:
      name = end.displayName
      note = end.id == end.displayName ? "" : end.id
    case .instance:
      name = names.count == 1 ? "EC2 \(end.displayName)" : "EC2 ×\(count)"
      note = names.count == 1 ? Self.note(of: end) : NameList.text(names)
    case .autoScalingGroup:
      name = names.count == 1 ? "Auto Scaling group \(end.displayName)" : "Auto Scaling groups"
      note = names.count == 1 ? (end.name == nil ? "" : end.id) : NameList.text(names)
    case .natGateway:
      name = "NAT gateway \(end.displayName)"
      note = Self.note(of: end)
    case .vpcEndpoint:
      name = "Endpoint \(end.displayName)"
      note = Self.note(of: end)
    case .lambdaFunction:
      name = "Lambda \(end.displayName)"
      note = Self.note(of: end)
    case .database:
      name = "Database \(end.displayName)"
      note = Self.note(of: end)
    case .loadBalancer:
      let balancer = topology.loadBalancers[end.id]
      name = "\(balancer?.kind.displayName ?? "Load balancer") \(end.displayName)"
      let ports = resource.arriving.reduce(PortSet.empty) {
        $0.union(explanation.legs[$1].declared.destinationPorts)
      }
      let listeners = (balancer?.listeners ?? []).filter { ports.contains($0.port) }
      note =
        listeners.first.map {
          "\($0.protocolName) :\($0.port) → :\($0.targetPort)"
            + (listeners.count > 1 ? " and \(listeners.count - 1) more" : "")
        } ?? ""
    }
    places = NameList.text(Set(resource.ends.compactMap(\.subnet)).sorted().map(\.rawValue))
  }

  /// Of kinds that have no word of their own for several.
  private static func plural(of kind: LegEnd.Kind) -> String? {
    switch kind {
    case .external: "Outside"
    case .address: "Addresses"
    case .service: "Services"
    case .natGateway: "NAT gateways"
    case .vpcEndpoint: "Endpoints"
    case .lambdaFunction: "Lambda"
    case .database: "Databases"
    case .loadBalancer: "Load balancers"
    case .internet, .instance, .autoScalingGroup: nil
    }
  }

  /// An identifier beside a name, or else an address that is known.
  private static func note(of end: LegEnd) -> String {
    if end.name != nil { return end.id }
    return end.addresses.count == 1 ? end.addresses.first?.description ?? "" : ""
  }

  private static func text(of addresses: AddressSet) -> String {
    let blocks = addresses.cidrs
    guard let first = blocks.first else { return "" }
    let text = addresses.count == 1 ? first.network.description : first.description
    return blocks.count == 1 ? text : "\(text) and \(blocks.count - 1) more"
  }
}

extension LoadBalancer.Kind {
  var displayName: String {
    switch self {
    case .classic: "Classic Load Balancer"
    case .application: "Application Load Balancer"
    case .network: "Network Load Balancer"
    case .gateway: "Gateway Load Balancer"
    }
  }
}
