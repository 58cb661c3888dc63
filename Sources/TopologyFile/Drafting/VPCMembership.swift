internal import Provenance

/// Which VPCs things are in that do not say so, or are not there: a resource, its subnets, and their groups, ACLs
/// and route tables are all in one.
struct VPCMembership {
  private struct Member: Hashable {
    let kind: ResourceKind
    let id: String
  }

  private var numbers: [Member: Int] = [:]
  private var members: [Member] = []
  /// Of each member another one of the same VPC, or itself.
  private var parents: [Int] = []
  /// By the member that stands for all of the same VPC.
  private var vpcs: [Int: String] = [:]

  /// Finds who is with whom.
  init(_ resources: [ResourceKind: [TopologyDraft.Resource]], knownVPCs: [String: String]) {
    for kind in ResourceKind.allCases where Self.places.contains(kind) {
      for resource in resources[kind] ?? [] {
        let own = number(Member(kind: kind, id: resource.id))
        join(resource.object, to: own)
      }
    }
    for gateway in resources[.transitGateway] ?? [] {
      guard case .dictionary(let attachments)? = gateway.object[.attachments] else { continue }
      for (name, value) in attachments {
        guard case .object(let object) = value else { continue }
        let own = number(Member(kind: .transitGateway, id: "\(gateway.id)/\(name)"))
        join(object, to: own)
      }
    }
    for (number, member) in members.enumerated() {
      if let vpc = knownVPCs[member.id] { note(vpc, of: number) }
    }
  }

  /// The kinds whose resources are in one VPC.
  private static let places: Set<ResourceKind> = [
    .subnet, .routeTable, .securityGroup, .networkACL, .instance, .autoScalingGroup, .loadBalancer,
    .natGateway, .vpcEndpoint, .lambdaFunction, .database,
  ]

  /// The VPC of something; where nobody knows which, one that stands for it.
  mutating func vpc(of kind: ResourceKind, _ id: String) -> String? {
    guard let number = numbers[Member(kind: kind, id: id)] else { return nil }
    let root = root(of: number)
    return vpcs[root] ?? "vpc-of-\(members[root].id)"
  }

  private mutating func join(_ object: DraftObject, to own: Int) {
    for (key, value) in object.fields {
      switch (key, value) {
      case (.vpc, .reference(_, let vpc)): note(vpc, of: own)
      case (.subnet, _), (.subnets, _), (.securityGroups, _), (.routeTable, _), (.routeTables, _),
        (.networkACL, _):
        join(value, to: own)
      case (.networkInterfaces, .list(let items)):
        for case .object(let interface) in items { join(interface, to: own) }
      case (.networkInterfaces, .dictionary(let pairs)):
        for case (_, .object(let interface)) in pairs { join(interface, to: own) }
      default: break
      }
    }
  }

  private mutating func join(_ value: DraftValue, to own: Int) {
    switch value {
    case .reference(let kind, let id): join(own, number(Member(kind: kind, id: id)))
    case .list(let items): for item in items { join(item, to: own) }
    default: break
    }
  }

  private mutating func number(_ member: Member) -> Int {
    if let number = numbers[member] { return number }
    let number = members.count
    numbers[member] = number
    members.append(member)
    parents.append(number)
    return number
  }

  private mutating func root(of number: Int) -> Int {
    var root = number
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  private mutating func note(_ vpc: String, of number: Int) {
    let root = root(of: number)
    if vpcs[root] == nil { vpcs[root] = vpc }
  }

  /// Joins two, unless they are known to be apart: what has a name of its own in each of two sources.
  ///
  /// The one that was first stays, so that the result depends on the order of the draft only.
  private mutating func join(_ one: Int, _ other: Int) {
    let roots = (root(of: one), root(of: other))
    guard roots.0 != roots.1 else { return }
    if let one = vpcs[roots.0], let other = vpcs[roots.1], one != other { return }
    let (first, second) = (min(roots.0, roots.1), max(roots.0, roots.1))
    parents[second] = first
    if vpcs[first] == nil { vpcs[first] = vpcs[second] }
  }
}
