/// A made-up network of any size as a topology file in JSON, the same in every run.
///
/// Its ACLs let clients' ports through and most groups let everything out, so that what a group
/// lets in mostly arrives.
struct LargeNetwork {
  private let size: NetworkSize
  private var generator = SplitMix64(state: 3)
  private var vpcs = JSONText()
  private var subnets = JSONText()
  private var routeTables = JSONText()
  private var securityGroups = JSONText()
  private var networkACLs = JSONText()
  private var natGateways = JSONText()
  private var instances = JSONText()
  private var loadBalancers = JSONText()
  private var flows: [String] = []
  private var publicAddresses = 0

  private static let services = [22, 80, 443, 3306, 5432, 6379, 8080, 8443, 9092, 9200]

  private init(_ size: NetworkSize) {
    self.size = size
  }

  /// The text of the file.
  static func json(_ size: NetworkSize) -> String {
    var network = LargeNetwork(size)
    for vpc in 0..<size.vpcs { network.addVPC(vpc) }
    return network.file.text + "\n"
  }

  private var file: JSONText {
    var file = JSONText()
    file.add("format", "\"portolan.topology/1\"")
    file.add("title", "\"\(size.instances) instances\"")
    file.add("vpcs", vpcs)
    file.add("routeTables", routeTables)
    file.add("subnets", subnets)
    file.add("securityGroups", securityGroups)
    file.add("networkACLs", networkACLs)
    file.add("natGateways", natGateways)
    if size.vpcs > 1 { file.add("transitGateways", transitGateways) }
    file.add("instances", instances)
    if size.hasLoadBalancers {
      file.add("loadBalancers", loadBalancers)
      file.add("flows", "[\n" + flows.joined(separator: ",\n") + "\n]")
    }
    return file
  }

  private mutating func addVPC(_ vpc: Int) {
    let share = size.ofOneVPC
    vpcs.add("vpc-\(vpc)", #"{"cidr": "10.\#(vpc).0.0/16", "internetGateway": "igw-\#(vpc)"}"#)
    addRouteTables(of: vpc)
    for number in 0..<share.subnets { addSubnet(number, of: vpc) }
    for number in 0..<share.securityGroups { addSecurityGroup(number, of: vpc) }
    for number in 0..<share.networkACLs { addNetworkACL(number, of: vpc) }
    natGateways.add(
      "nat-\(vpc)",
      #"{"subnet": "subnet-\#(vpc)-0", "privateIP": "10.\#(vpc).0.250", "publicIP": "\#(publicAddress())"}"#
    )
    for number in 0..<share.instances { addInstance(number, of: vpc) }
    if size.hasLoadBalancers { addLoadBalancer(of: vpc) }
  }

  private mutating func addRouteTables(of vpc: Int) {
    let others = size.vpcs > 1 ? #"{"destination": "10.0.0.0/8", "target": "tgw-0"}, "# : ""
    for (name, target) in [("public", "igw"), ("private", "nat")] {
      routeTables.add(
        "\(name)-\(vpc)",
        #"{"vpc": "vpc-\#(vpc)", "routes": [\#(others){"destination": "0.0.0.0/0", "target": "\#(target)-\#(vpc)"}]}"#
      )
    }
  }

  /// Subnets with an even number are public.
  private mutating func addSubnet(_ number: Int, of vpc: Int) {
    let table = number.isMultiple(of: 2) ? "public" : "private"
    let zone = ["a", "b"][(number / 2) % 2]
    subnets.add(
      "subnet-\(vpc)-\(number)",
      #"{"vpc": "vpc-\#(vpc)", "availabilityZone": "eu-west-1\#(zone)", "cidr": "10.\#(vpc).\#(number).0/24", "routeTable": "\#(table)-\#(vpc)", "networkACL": "acl-\#(vpc)-\#(number % size.ofOneVPC.networkACLs)"}"#
    )
  }

  private mutating func publicAddress() -> String {
    publicAddresses += 1
    return "52.\(publicAddresses >> 16).\(publicAddresses >> 8 & 255).\(publicAddresses & 255)"
  }
}

// MARK: - Filters

extension LargeNetwork {
  /// Every fourth group restricts what goes out; the others have AWS's default.
  private mutating func addSecurityGroup(_ number: Int, of vpc: Int) {
    let outbound = number % 4 == 3 ? size.rulesPerGroup / 2 : 0
    let inbound = rules(size.rulesPerGroup - outbound, "source", of: vpc)
    var text = #"{"vpc": "vpc-\#(vpc)", "inbound": [\#(inbound)]"#
    if outbound > 0 { text += #", "outbound": [\#(rules(outbound, "destination", of: vpc))]"# }
    securityGroups.add("sg-\(vpc)-\(number)", text + "}")
  }

  /// Rules, every other one about a block of the internet and about a group.
  private mutating func rules(_ count: Int, _ peerKey: String, of vpc: Int) -> String {
    (0..<count).map { index in
      let peer =
        index.isMultiple(of: 2)
        ? publicBlock() : "sg-\(vpc)-\(random(0..<size.ofOneVPC.securityGroups))"
      return #"{"protocol": "tcp", "ports": "\#(service())", "\#(peerKey)": "\#(peer)"}"#
    }.joined(separator: ", ")
  }

  /// Some blocks and ports are denied first; then the VPCs, the services and clients' ports are
  /// allowed.
  private mutating func addNetworkACL(_ number: Int, of vpc: Int) {
    let inbound = entries("source")
    let outbound = entries("destination")
    networkACLs.add(
      "acl-\(vpc)-\(number)",
      #"{"vpc": "vpc-\#(vpc)", "inbound": [\#(inbound)], "outbound": [\#(outbound)]}"#)
  }

  private mutating func entries(_ peerKey: String) -> String {
    let allowed: [(ports: String, block: String)] = [
      ("22-9999", "10.0.0.0/8"), ("80", "0.0.0.0/0"), ("443", "0.0.0.0/0"),
      ("1024-65535", "0.0.0.0/0"),
    ]
    let denied = (0..<max(0, size.entriesPerACL - allowed.count)).map { index in
      (ports: "\(service())", block: index.isMultiple(of: 4) ? privateBlock() : publicBlock())
    }
    let entries = denied.map { ($0, "deny") } + allowed.map { ($0, "allow") }
    return entries.enumerated().map { index, entry in
      #"{"rule": \#((index + 1) * 100), "protocol": "tcp", "ports": "\#(entry.0.ports)", "\#(peerKey)": "\#(entry.0.block)", "action": "\#(entry.1)"}"#
    }.joined(separator: ", ")
  }

  private mutating func service() -> Int { Self.services[random(0..<Self.services.count)] }

  private mutating func publicBlock() -> String {
    "\(random(60..<100)).\(random(0..<256)).\(random(0..<256)).0/24"
  }

  private mutating func privateBlock() -> String {
    "10.\(random(0..<size.vpcs)).\(random(0..<size.ofOneVPC.subnets)).0/24"
  }

  private mutating func random(_ range: Range<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }
}

// MARK: - Hosts

extension LargeNetwork {
  /// Neighbours stand in different subnets, and share a subnet's ACL and groups only with every
  /// so many-th: the number of combinations is a multiple of the number of ACLs.
  private mutating func addInstance(_ number: Int, of vpc: Int) {
    let share = size.ofOneVPC
    let combination = number % share.combinations
    let subnet = number % share.subnets
    let address = "10.\(vpc).\(subnet).\(10 + number / share.subnets)"
    var text = #"{"subnet": "subnet-\#(vpc)-\#(subnet)", "privateIP": "\#(address)""#
    if subnet.isMultiple(of: 2), number.isMultiple(of: 4) {
      text += #", "publicIP": "\#(publicAddress())""#
    }
    let groups = groups(of: combination, among: share.securityGroups).map { "sg-\(vpc)-\($0)" }
    text += #", "securityGroups": \#(JSONText.list(groups))}"#
    instances.add("i-\(vpc)-\(number)", text)
  }

  /// One to three groups.
  private func groups(of combination: Int, among count: Int) -> [Int] {
    let offsets = [0, 7 + combination / count, 31].prefix(1 + combination % 3)
    return offsets.map { (combination + $0) % count }
  }

  private mutating func addLoadBalancer(of vpc: Int) {
    let next = (vpc + 1) % size.vpcs
    securityGroups.add(
      "sg-\(vpc)-web",
      #"{"vpc": "vpc-\#(vpc)", "inbound": [{"type": "HTTPS", "source": "0.0.0.0/0"}]}"#)
    securityGroups.add(
      "sg-\(vpc)-app",
      #"{"vpc": "vpc-\#(vpc)", "inbound": [{"protocol": "tcp", "ports": 8080, "source": "sg-\#(vpc)-web"}, {"protocol": "tcp", "ports": 5432, "source": "10.0.0.0/8"}]}"#
    )
    let targets = [1, 3].map { subnet in
      let id = "app-\(vpc)-\(subnet)"
      instances.add(
        id,
        #"{"subnet": "subnet-\#(vpc)-\#(subnet)", "privateIP": "10.\#(vpc).\#(subnet).200", "securityGroups": "sg-\#(vpc)-app", "client": "linux"}"#
      )
      return id
    }
    loadBalancers.add(
      "lb-\(vpc)",
      #"{"type": "application", "scheme": "internet-facing", "subnets": ["subnet-\#(vpc)-0", "subnet-\#(vpc)-2"], "securityGroups": "sg-\#(vpc)-web", "listeners": [{"protocol": "HTTPS", "port": 443, "targetPort": 8080, "targets": \#(JSONText.list(targets))}]}"#
    )
    flows += [
      #"{"name": "Browse \#(vpc)", "from": "internet", "to": "lb-\#(vpc)", "protocol": "tcp", "port": 443}"#,
      #"{"name": "Update \#(vpc)", "from": "app-\#(vpc)-1", "to": "internet", "protocol": "tcp", "port": 443}"#,
      #"{"name": "Query \#(vpc)", "from": "app-\#(vpc)-1", "to": "app-\#(next)-3", "protocol": "tcp", "port": 5432}"#,
    ]
  }

  private var transitGateways: JSONText {
    let attachments = (0..<size.vpcs).map {
      #""att-\#($0)": {"vpc": "vpc-\#($0)", "subnets": ["subnet-\#($0)-0", "subnet-\#($0)-2"]}"#
    }
    var gateways = JSONText()
    gateways.add("tgw-0", #"{"attachments": {\#(attachments.joined(separator: ", "))}}"#)
    return gateways
  }
}
