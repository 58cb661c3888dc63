import NetworkModel

/// Compares what is no filter: addresses, routes, listeners, targets, what is attached to what.
struct ResourceComparison {
  private let counterparts: Counterparts
  private let before: ResourceFacts
  private let after: ResourceFacts

  init(_ counterparts: Counterparts) {
    self.counterparts = counterparts
    self.before = ResourceFacts(counterparts, .before)
    self.after = ResourceFacts(counterparts, .after)
  }

  /// What is otherwise, by kind and name.
  var differences: [ResourceDifference] {
    differences("VPC", \.vpcs) { $0.facts(of: $1) }
      + differences("subnet", \.subnets) { $0.facts(of: $1) }
      + differences("route table", \.routeTables) { $0.facts(of: $1) }
      + differences("peering", \.peerings) { $0.facts(of: $1) }
      + differences("transit gateway", \.transitGateways) { $0.facts(of: $1) }
      + differences("NAT gateway", \.natGateways) { $0.facts(of: $1) }
      + differences("endpoint", \.vpcEndpoints) { $0.facts(of: $1) }
      + differences("load balancer", \.loadBalancers) { $0.facts(of: $1) }
      + differences("target group", \.targetGroups) { $0.facts(of: $1) }
      + differences("instance", \.instances) { $0.facts(of: $1) }
      + differences("Auto Scaling group", \.autoScalingGroups) { $0.facts(of: $1) }
      + differences("function", \.lambdaFunctions) { $0.facts(of: $1) }
      + differences("database", \.databases) { $0.facts(of: $1) }
      + differences("external", \.externals) { $0.facts(of: $1) }
      + differences("prefix list", \.prefixLists) { $0.facts(of: $1) }
      + differences("named range", \.namedCIDRs) { $0.facts(of: $1) }
      + differences("security group", \.securityGroups) { $0.facts(of: $1) }
      + differences("network ACL", \.networkACLs) { $0.facts(of: $1) }
  }

  private func differences<Resource>(
    _ noun: String, _ table: KeyPath<Topology, ResourceTable<Resource>>,
    _ facts: (ResourceFacts, Resource) -> [ResourceFact]
  ) -> [ResourceDifference] {
    let pairs = Counterparts.pairs(
      counterparts.before[keyPath: table], counterparts.after[keyPath: table])
    return pairs.compactMap { old, new in
      guard let resource = new ?? old else { return nil }
      let presence = Presence(old, new)
      let details: [String] =
        switch (old, new) {
        case (let old?, let new?):
          rename(old, new) + ResourceFact.differences(facts(before, old), facts(after, new))
        case (nil, let new?): facts(after, new).compactMap(\.text)
        case (let old?, nil): facts(before, old).compactMap(\.text)
        case (nil, nil): []
        }
      guard presence != .both || !details.isEmpty else { return nil }
      return ResourceDifference(
        noun: noun, id: resource.id.rawValue, name: resource.displayName, presence: presence,
        details: details)
    }
  }

  /// Another name is worth a word; another identifier, which every format has of its own, is not.
  private func rename<Resource: NetworkResource>(_ old: Resource, _ new: Resource) -> [String] {
    guard let before = old.name, let after = new.name, before != after else { return [] }
    return ["name \(before) → \(after)"]
  }
}
