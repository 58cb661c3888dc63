internal import Diagnostics
internal import NetworkModel
internal import Provenance
internal import StructuredText

/// Builds the network that some files describe together, and reports all that is wrong with it.
final class NetworkBuilder {
  let complaints: Complaints
  /// Whether all files could be read; otherwise what is not declared may be in one that could not.
  let isComplete: Bool
  private(set) var declarations = Declarations()
  var locations = SourceLocations()
  /// The blocks and gateways of the VPCs, by identifier.
  var vpcs: [String: VPC] = [:]
  /// The subnets, by identifier.
  var subnets: [String: Subnet] = [:]

  /// The target groups, by identifier.
  var targetGroups: [String: TargetGroup] = [:]

  /// The addresses that interfaces and nodes have.
  var usedAddresses = UsedAddresses()

  private var title: String?
  private var flowNodes: [YAMLNode] = []
  private(set) var suppressionNodes: [YAMLNode] = []
  private(set) var destinationNodes: [YAMLNode] = []

  init(roots: [YAMLNode], isComplete: Bool, complaints: Complaints) {
    self.complaints = complaints
    self.isComplete = isComplete
    for root in roots { declare(root) }
  }

  /// The network; of use only where nothing was wrong.
  func build() -> Topology {
    let namedCIDRs = declarations.resources(.namedCIDRs).compactMap(namedCIDRs)
    let prefixLists = build(.prefixList, prefixList)
    let vpcs = build(.vpc, vpc)
    self.vpcs = Dictionary(uniqueKeysWithValues: vpcs.map { ($0.id.rawValue, $0) })
    let routeTables = build(.routeTable, routeTable)
    let securityGroups = build(.securityGroup, securityGroup)
    let networkACLs = build(.networkACL, networkACL)
    let subnets = build(.subnet, subnet)
    self.subnets = Dictionary(uniqueKeysWithValues: subnets.map { ($0.id.rawValue, $0) })
    checkOverlaps(of: subnets)
    let instances = build(.instance, instance)
    let targetGroups = build(.targetGroup, targetGroup)
    self.targetGroups = Dictionary(
      uniqueKeysWithValues: targetGroups.map { ($0.id.rawValue, $0) })
    return Topology(
      title: title, namedCIDRs: namedCIDRs, prefixLists: prefixLists, vpcs: vpcs,
      subnets: subnets, routeTables: routeTables, securityGroups: securityGroups,
      networkACLs: networkACLs, instances: instances,
      autoScalingGroups: build(.autoScalingGroup, autoScalingGroup),
      loadBalancers: build(.loadBalancer, loadBalancer), targetGroups: targetGroups,
      natGateways: build(.natGateway, natGateway), peerings: build(.peering, peering),
      transitGateways: build(.transitGateway, transitGateway),
      vpcEndpoints: build(.vpcEndpoint, vpcEndpoint),
      lambdaFunctions: build(.lambdaFunction, lambdaFunction),
      databases: build(.database, database),
      externals: build(.external, external), flows: flows(flowNodes))
  }

  private func build<Resource>(
    _ kind: ResourceKind, _ make: (String, Fields) -> Resource?
  ) -> [Resource] {
    guard let shape = Shape.resource(kind) else { return [] }
    return declarations.resources(kind).compactMap { declaration in
      Fields(declaration.node, shape, complaints: complaints).flatMap {
        make(declaration.id, $0)
      }
    }
  }
}

// MARK: - Declaring

extension NetworkBuilder {
  private func declare(_ root: YAMLNode) {
    guard ForeignFile.complaint(about: root, complaints) == false,
      let file = Fields(root, .file, complaints: complaints)
    else { return }
    title = title ?? file.text(.title)?.value
    for kind in ResourceKind.allCases {
      guard let key = Key(rawValue: kind.rawValue) else { continue }
      for pair in file.entries(key) { declare(pair, kind) }
    }
    flowNodes += file.items(.flows) ?? []
    suppressionNodes += file.items(.suppressions) ?? []
    destinationNodes += file.items(.destinations) ?? []
  }

  private func declare(_ pair: YAMLNode.Pair, _ kind: ResourceKind) {
    guard !pair.key.isEmpty else {
      complaints.error(.wrongType, "\(kind.oneOf) needs an ID", at: pair.keyLocation)
      return
    }
    if let other = declarations.add(pair, kind) {
      complaints.error(
        .duplicateID, "\(kind.noun) '\(pair.key)' is declared twice", at: pair.keyLocation,
        help: "the other one is at \(other.location)")
    } else {
      locations.note(pair.keyLocation, of: .resource(kind, pair.key))
    }
  }
}
