internal import Provenance
internal import StructuredText
internal import TopologyFile

/// What has an interface in each of its subnets: functions and databases.
extension Importer {
  mutating func addLambdaFunctions() {
    for index in take(.lambdaFunction) {
      let attributes = attributes(index)
      guard let network = attributes.block("vpc_config") else {
        if let gap = attributes.blocks("vpc_config").gap {
          skip(index, because: "whether it is in a VPC is \(gap)")
        } else {
          draft.report.noteUnrelated(inventory.resources[index].type)
        }
        continue
      }
      // Blocks that are there and empty mean that it is in none.
      let subnets = references(network, "subnet_ids", .subnet, .subnet)
      guard let subnets else {
        draft.report.noteUnrelated(inventory.resources[index].type)
        continue
      }
      note(network, of: subnets)
      let named = references(network, "security_group_ids", .securityGroup, .securityGroup)
      addPlaced(.lambdaFunction, index, name(index, "function_name"), subnets, named)
    }
  }

  mutating func addDatabases() {
    let groups = subnetGroups()
    var clusters: [String: Int] = [:]
    for index in take(.databaseCluster) { clusters[id(index)] = index }
    var used: Set<String> = []
    for index in take(.databaseInstance) {
      let attributes = attributes(index)
      let cluster = id(
        of: inventory.link(attributes, "cluster_identifier", .databaseCluster), .databaseCluster)
      if let cluster { used.insert(cluster) }
      let owner = cluster.flatMap { clusters[$0] }.map { self.attributes($0) }
      let named =
        references(attributes, "vpc_security_group_ids", .securityGroup, .securityGroup)
        ?? owner.flatMap {
          references($0, "vpc_security_group_ids", .securityGroup, .securityGroup)
        }
      let places =
        subnets(attributes, "db_subnet_group_name", groups)
        ?? owner.flatMap { subnets($0, "db_subnet_group_name", groups) }
      addPlaced(.database, index, name(index, "identifier"), places ?? Self.noSubnets, named)
    }
    for (id, index) in clusters.sorted(by: { $0.key < $1.key }) {
      guard !used.contains(id) else {
        noteRead(index)
        continue
      }
      let attributes = attributes(index)
      let named = references(
        attributes, "vpc_security_group_ids", .securityGroup, .securityGroup)
      addPlaced(
        .database, index, name(index, "cluster_identifier"),
        subnets(attributes, "db_subnet_group_name", groups) ?? Self.noSubnets, named)
    }
    addOtherDatabases(groups)
  }

  private static let noSubnets = DraftValue.list([.unknown("its subnet group is not in the input")])

  /// Managed stores with groups and a subnet group, under other names of their attributes.
  private mutating func addOtherDatabases(_ groups: [String: DraftValue]) {
    let types: [(type: String, subnets: String, groups: String, name: String)] = [
      ("aws_elasticache_cluster", "subnet_group_name", "security_group_ids", "cluster_id"),
      (
        "aws_elasticache_replication_group", "subnet_group_name", "security_group_ids",
        "replication_group_id"
      ),
      (
        "aws_redshift_cluster", "cluster_subnet_group_name", "vpc_security_group_ids",
        "cluster_identifier"
      ),
    ]
    for type in types {
      for index in take(type.type) {
        let attributes = attributes(index)
        let places = subnets(attributes, type.subnets, groups)
        // A member of a replication group has nothing of its own.
        if places == nil, attributes.text("replication_group_id").value != nil {
          noteRead(index)
          continue
        }
        let named = references(attributes, type.groups, .securityGroup, .securityGroup)
        addPlaced(.database, index, name(index, type.name), places ?? Self.noSubnets, named)
      }
    }
  }

  private mutating func addPlaced(
    _ kind: ResourceKind, _ index: Int, _ name: String, _ subnets: DraftValue,
    _ named: DraftValue?
  ) {
    let groups = groups(named, in: vpc(ofSubnets: subnets))
    add(kind, index, name: name) { object in
      object[.subnets] = subnets
      object[.securityGroups] = groups
    }
  }

  /// The subnets of subnet groups, by their identifiers.
  private mutating func subnetGroups() -> [String: DraftValue] {
    var groups: [String: DraftValue] = [:]
    for index in take(.subnetGroup) {
      let subnets = references(attributes(index), "subnet_ids", .subnet, .subnet)
      if let subnets { note(attributes(index), of: subnets) }
      groups[id(index)] = subnets
      noteRead(index)
    }
    return groups
  }

  private func subnets(
    _ attributes: Attributes, _ key: String, _ groups: [String: DraftValue]
  ) -> DraftValue? {
    switch inventory.link(attributes, key, .subnetGroup) {
    case .absent: nil
    case .unknown(let reason, _): .list([.unknown("its subnet group: \(reason)")])
    case let link:
      id(of: link, .subnetGroup).map { id in
        groups[id] ?? .list([.unknown("subnet group '\(id)' is not in the input")])
      }
    }
  }
}
