internal import Provenance
internal import TopologyFile

extension NetworkReader {
  mutating func readDatabases() {
    let instances = resources("AWS::RDS::DBInstance")
    var clusters: Set<String> = []
    for resource in instances {
      let cluster = self.resource(
        resource["DBClusterIdentifier"], named: "AWS::RDS::DBCluster")
      if let cluster { clusters.insert(cluster.id) }
      add(database: resource, like: cluster)
    }
    // A cluster has no interfaces but those of its instances, unless it makes them itself.
    for resource in resources("AWS::RDS::DBCluster") where !clusters.contains(resource.id) {
      add(database: resource, like: nil)
    }
  }

  private mutating func add(database resource: StackResource, like cluster: StackResource?) {
    let subnets = subnets(
      ofDatabase: resource["DBSubnetGroupName"] ?? cluster?["DBSubnetGroupName"])
    let properties = ["VPCSecurityGroups", "VpcSecurityGroupIds"]
    let value = properties.lazy.compactMap { resource[$0] ?? cluster?[$0] }.first
    let groups = references(value, .securityGroup)
    if resource["PubliclyAccessible"].booleanFact.value == true {
      noteGap(resource, "AWS chooses its public address")
    }
    draft.add(
      .database, resource.id, name: name(resource, "DBInstanceIdentifier", "DBClusterIdentifier"),
      type: resource.type, at: resource.location
    ) { object in
      object[.subnets] = subnets
      object[.securityGroups] = groups
    }
  }

  private mutating func subnets(ofDatabase value: Value?) -> DraftValue {
    guard let value else { return subnets(nil) }
    let group = resource(value, named: "AWS::RDS::DBSubnetGroup")
    if let list = references(group?["SubnetIds"], .subnet) { return list }
    let id = identifier(value).value ?? value.gap
    return .list([.reference(.subnet, "subnets of \(id)")])
  }
}
