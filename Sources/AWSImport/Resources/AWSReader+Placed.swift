internal import Provenance
internal import StructuredText
internal import TopologyFile

extension AWSReader {
  mutating func addFunctions() {
    let ids = UniqueIDs(
      inventory[.functions].map {
        UniqueIDs.Candidate($0, arn: "FunctionArn", name: "FunctionName")
      })
    for function in inventory[.functions] {
      guard let name = function.text("FunctionName") else { continue }
      let listed = function["VpcConfig"]?.texts("SubnetIds", of: "SubnetId") ?? []
      guard !listed.isEmpty else {
        draft.report.noteUnrelated("\(DescribedList.functions.rawValue) in no VPC")
        continue
      }
      let id = ids[function.text("FunctionArn") ?? name] ?? name
      noteRead(.functions)
      let places = subnets(listed, of: id, vpc: function["VpcConfig"]?.text("VpcId"))
      let groups = groups(
        function["VpcConfig"]?.texts("SecurityGroupIds", of: "GroupId"), in: places.vpc)
      // Functions with the same subnets and groups share interfaces, which name one of them.
      let nodes = (interfaces.ofFunctions[name] ?? []).filter {
        members.vpc(ofSubnet: $0.text("SubnetId") ?? "") == places.vpc
      }
      knownInterfaces.formUnion(nodes.compactMap { $0.text("NetworkInterfaceId") })
      let found = addressesBySubnet(
        nodes.flatMap(\.placedAddresses), in: places.known, vpc: places.vpc,
        of: (DescribedList.functions.rawValue, id), at: function)
      if let arn = function.text("FunctionArn") { functionIDs[arn] = id }
      draft.add(
        .lambdaFunction, id, name: name, type: DescribedList.functions.rawValue,
        at: function.location
      ) { object in
        object[.subnets] = places.value
        object[.securityGroups] = groups
        object[.addresses] = found
      }
    }
  }

  mutating func addDatabases() {
    let ids = UniqueIDs(
      inventory[.dbInstances].map {
        UniqueIDs.Candidate($0, arn: "DBInstanceArn", name: "DBInstanceIdentifier")
      })
    let owners = DatabaseInterfaces(interfaces.ofDatabases, inventory[.dbInstances])
    for database in inventory[.dbInstances] {
      guard let name = database.text("DBInstanceIdentifier") else { continue }
      let id = ids[database.text("DBInstanceArn") ?? name] ?? name
      guard database["DBSubnetGroup"] != nil else {
        skip(database, .dbInstances, id, "its subnets are not written")
        continue
      }
      noteRead(.dbInstances)
      let places = subnets(
        database.databaseSubnets, of: id, vpc: database["DBSubnetGroup"]?.text("VpcId"))
      let groups = groups(database.databaseGroups, in: places.vpc)
      let nodes = owners.interfaces(of: database)
      knownInterfaces.formUnion(nodes.compactMap { $0.text("NetworkInterfaceId") })
      let found = addressesBySubnet(
        nodes.flatMap(\.placedAddresses), in: places.known, vpc: places.vpc,
        of: (DescribedList.dbInstances.rawValue, id), at: database)
      if database.boolean("PubliclyAccessible") == true {
        noteIncomplete(
          database, .dbInstances, id,
          "it is publicly accessible, and its public address is left out")
      }
      draft.add(
        .database, id, name: name, type: DescribedList.dbInstances.rawValue, at: database.location
      ) { object in
        object[.subnets] = places.value
        object[.securityGroups] = groups
        object[.addresses] = found
      }
    }
    noteClusters(
      described: Set(inventory[.dbInstances].compactMap { $0.text("DBInstanceIdentifier") }))
  }

  /// A cluster is reached at its instances, which are described by themselves.
  private mutating func noteClusters(described: Set<String>) {
    for cluster in inventory[.dbClusters] {
      let id = cluster.text("DBClusterIdentifier") ?? ""
      let missing = cluster.texts("DBClusterMembers", of: "DBInstanceIdentifier")
        .filter { !described.contains($0) }
      if missing.isEmpty {
        noteRead(.dbClusters)
      } else {
        skip(cluster, .dbClusters, id, "its instance '\(missing[0])' is not in the input")
      }
    }
  }
}

/// Whose interfaces those of databases are: AWS does not say, but groups and subnets can.
struct DatabaseInterfaces {
  private var byDatabase: [String: [YAMLNode]] = [:]

  init(_ interfaces: [YAMLNode], _ databases: [YAMLNode]) {
    var byPlace: [String: [String]] = [:]
    for database in databases {
      for subnet in database.databaseSubnets {
        byPlace[Self.key(subnet, database.databaseGroups), default: []]
          .append(Self.identity(database))
      }
    }
    for interface in interfaces {
      guard let subnet = interface.text("SubnetId") else { continue }
      let owners = byPlace[Self.key(subnet, interface.texts("Groups", of: "GroupId"))] ?? []
      if owners.count == 1 { byDatabase[owners[0], default: []].append(interface) }
    }
  }

  /// The interfaces that can only be a database's.
  func interfaces(of database: YAMLNode) -> [YAMLNode] {
    byDatabase[Self.identity(database)] ?? []
  }

  private static func key(_ subnet: String, _ groups: [String]) -> String {
    ([subnet] + groups.sorted()).joined(separator: " ")
  }

  private static func identity(_ database: YAMLNode) -> String {
    database.text(anyOf: "DBInstanceArn", "DBInstanceIdentifier") ?? ""
  }
}

extension YAMLNode {
  fileprivate var databaseSubnets: [String] {
    self["DBSubnetGroup"]?.texts("Subnets", of: "SubnetIdentifier") ?? []
  }

  fileprivate var databaseGroups: [String] {
    texts("VpcSecurityGroups", of: "VpcSecurityGroupId")
  }
}
