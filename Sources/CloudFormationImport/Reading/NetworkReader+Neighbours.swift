internal import Provenance
internal import TopologyFile

/// Something has all its interfaces and groups in one VPC: what is known about one of them holds for the
/// others, which the templates may only refer to.
extension NetworkReader {
  mutating func noteNeighbours() {
    var neighbours = Neighbours()
    let kinds: [ResourceKind] = [
      .instance, .autoScalingGroup, .loadBalancer, .vpcEndpoint, .lambdaFunction, .database,
    ]
    for kind in kinds {
      for id in draft.ids(kind) {
        guard let object = draft[kind, id] else { continue }
        let members = members(of: object)
        neighbours.join(members)
        if let first = members.first, let vpc = object[.vpc]?.plainText {
          neighbours.note(vpc: vpc, of: first)
        }
        for member in members {
          let own = draft[member.kind, member.id]?[.vpc]?.plainText
          if let own { neighbours.note(vpc: own, of: member) }
        }
      }
    }
    for member in neighbours.members where !draft.contains(member.kind, member.id) {
      draft.note(vpc: neighbours.vpc(of: member), of: member.id)
    }
  }

  private func members(of object: DraftObject) -> [Neighbours.Member] {
    var members: [Neighbours.Member] = []
    for (key, value) in object.fields {
      switch (key, value) {
      case (.subnet, .reference(let kind, let id)): members.append(.init(kind: kind, id: id))
      case (.subnets, .list(let items)), (.securityGroups, .list(let items)):
        for case .reference(let kind, let id) in items { members.append(.init(kind: kind, id: id)) }
      case (.networkInterfaces, .list(let items)):
        for case .object(let interface) in items { members += self.members(of: interface) }
      default: break
      }
    }
    return members
  }
}

/// Sets of subnets and groups, each within one VPC.
struct Neighbours {
  struct Member: Hashable {
    let kind: ResourceKind
    let id: String
  }

  /// In the order in which they were joined.
  private(set) var members: [Member] = []
  private var parents: [Member: Member] = [:]
  private var vpcs: [Member: String] = [:]

  /// Puts some into one set.
  mutating func join(_ others: [Member]) {
    for member in others where parents[member] == nil {
      parents[member] = member
      members.append(member)
    }
    guard let first = others.first.map({ root(of: $0) }) else { return }
    for member in others.dropFirst() {
      let root = root(of: member)
      guard root != first else { continue }
      parents[root] = first
      if vpcs[first] == nil { vpcs[first] = vpcs[root] }
    }
  }

  /// Notes where one is; the first that is noted for a set holds.
  mutating func note(vpc: String, of member: Member) {
    let root = root(of: member)
    if vpcs[root] == nil { vpcs[root] = vpc }
  }

  /// The VPC of a member's set: one that nobody knows is called after the first.
  mutating func vpc(of member: Member) -> String {
    let root = root(of: member)
    return vpcs[root] ?? "vpc-of-\(root.id)"
  }

  private mutating func root(of member: Member) -> Member {
    var root = member
    while let parent = parents[root], parent != root { root = parent }
    // So that the next time is short.
    var current = member
    while let parent = parents[current], parent != root {
      parents[current] = root
      current = parent
    }
    return root
  }
}
