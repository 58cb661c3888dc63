internal import Diagnostics
internal import Provenance
internal import StructuredText
internal import TopologyFile

/// Adds the resources of stacks to a draft.
struct NetworkReader {
  let network: StackNetwork
  let complaints: Complaints
  var draft: TopologyDraft
  /// The resources that exist, or may exist, by type, in the order of the templates.
  private var byType: [String: [StackResource]] = [:]
  /// What is also referred to by the name that it is given, by type and name.
  private(set) var named: [String: [String: StackResource]] = [:]
  /// The VPCs whose default group or ACL something refers to.
  var usedDefaults: Set<Reference> = []
  /// What exists and is left out all the same, by identifier.
  private var leftOut: Set<String> = []
  /// What a route to a network interface leads to.
  var interfaceTargets: [String: DraftValue] = [:]

  init(_ network: StackNetwork, into draft: TopologyDraft, complaints: Complaints) {
    self.network = network
    self.draft = draft
    self.complaints = complaints
  }

  /// Reads everything.
  mutating func read() {
    sort()
    readVPCs()
    readPrefixLists()
    readRouteTables()
    readSubnets()
    readNetworkACLs()
    readNATGateways()
    readEndpoints()
    readPeerings()
    readTransitGateways()
    readInstances()
    readAutoScalingGroups()
    readContainerServices()
    readFunctions()
    readDatabases()
    readLoadBalancers()
    readSecurityGroups()
    readRoutes()
    countWhatWasRead()
  }

  /// The resources of a type.
  func resources(_ type: String) -> [StackResource] { byType[type] ?? [] }

  /// The resources of several types, one type after the other.
  func resources(_ types: [String]) -> [StackResource] { types.flatMap(resources) }
}

// MARK: - Which resources there are

extension NetworkReader {
  private mutating func sort() {
    for stack in network.stacks {
      for logicalID in stack.order {
        guard let resource = stack.resources[logicalID] else { continue }
        sort(resource)
      }
      for pair in stack.root["Resources"]?.pairs ?? [] where pair.value["Type"]?.text == nil {
        let reason =
          pair.key.hasPrefix("Fn::ForEach") ? "loops are not followed" : "it has no Type"
        draft.report.skip("Resources", pair.key, because: reason, at: pair.keyLocation)
      }
    }
  }

  /// The properties that name what is referred to by name.
  private static let names = [
    "AWS::EC2::LaunchTemplate": "LaunchTemplateName",
    "AWS::AutoScaling::LaunchConfiguration": "LaunchConfigurationName",
    "AWS::ElasticLoadBalancing::LoadBalancer": "LoadBalancerName",
    "AWS::RDS::DBSubnetGroup": "DBSubnetGroupName",
    "AWS::RDS::DBCluster": "DBClusterIdentifier",
  ]

  private mutating func sort(_ resource: StackResource) {
    let kind = ResourceType(resource)
    switch (kind, resource.decision) {
    case (.unrelated, _): draft.report.noteUnrelated(resource.type)
    case (.skipped(let reason), _):
      draft.report.skip(resource.type, resource.id, because: reason, at: resource.location)
    case (.read, .no):
      draft.report.skip(
        resource.type, resource.id, because: "its condition does not hold", at: resource.location)
    case (.read, let decision):
      if case .open(let reason) = decision {
        noteGap(resource, "whether it exists depends on \(reason)")
      }
      byType[resource.type, default: []].append(resource)
      if let name = Self.names[resource.type].flatMap({ resource[$0]?.text }) {
        named[resource.type, default: [:]][name] = resource
      }
    }
  }

  /// Notes that something about a resource is not known.
  mutating func noteGap(
    _ resource: StackResource, _ reason: String, at location: SourceLocation? = nil
  ) {
    draft.report.noteIncomplete(
      resource.type, resource.id, because: reason, at: location ?? resource.location)
  }

  /// Notes that something is left out.
  mutating func skip(_ resource: StackResource, because reason: String) {
    leftOut.insert(resource.id)
    draft.report.skip(resource.type, resource.id, because: reason, at: resource.location)
  }

  private mutating func countWhatWasRead() {
    for (type, resources) in byType {
      let count = resources.filter { !leftOut.contains($0.id) }.count
      if count > 0 { draft.report.noteRead(type, count: count) }
    }
  }
}
