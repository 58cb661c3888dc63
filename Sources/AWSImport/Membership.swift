internal import PacketSpace
internal import StructuredText

/// Which VPC, and which addresses, the parts of VPCs have.
struct Membership {
  /// The blocks of the VPCs that are described.
  private(set) var blocks: [String: [CIDR]] = [:]
  private(set) var subnets: [String: SubnetBlocks] = [:]
  private(set) var vpcs: [Part: String] = [:]
  /// The route table that each subnet names.
  private(set) var routeTables: [String: String] = [:]
  private(set) var mainRouteTables: [String: String] = [:]
  private(set) var networkACLs: [String: String] = [:]
  /// The VPCs whose ACLs say which subnets they are of: AWS lists every subnet with one of them.
  private(set) var vpcsWithAssociations: Set<String> = []
  private(set) var defaultNetworkACLs: [String: String] = [:]
  private(set) var internetGateways: [String: String] = [:]
  private(set) var egressOnlyInternetGateways: [String: String] = [:]
  private(set) var vpcsOfGateways: [String: String] = [:]

  /// A part of a VPC.
  enum Part: Hashable {
    case subnet(String)
    case routeTable(String)
    case networkACL(String)
    case securityGroup(String)
  }

  /// The blocks of a subnet, as far as they can be what AWS says.
  struct SubnetBlocks {
    var ipv4: CIDR?
    var ipv6: CIDR?
    var zone: String?
    /// Why a block is not known.
    var gap: String?

    /// Those that are known.
    var blocks: [CIDR] { [ipv4, ipv6].compactMap { $0 } }
  }

  init(_ inventory: Inventory) {
    for vpc in inventory[.vpcs] {
      guard let id = vpc.text("VpcId") else { continue }
      blocks[id] = vpc.ipv4Blocks + vpc.ipv6Blocks
    }
    for subnet in inventory[.subnets] { note(subnet) }
    for group in inventory[.securityGroups] {
      note(group.text("GroupId").map { .securityGroup($0) }, group.text("VpcId"))
    }
    for acl in inventory[.networkACLs] { note(acl: acl) }
    for table in inventory[.routeTables] { note(table: table) }
    for gateway in inventory[.internetGateways] {
      note(gateway, "InternetGatewayId") { $0.internetGateways[$1] = $2 }
    }
    for gateway in inventory[.egressOnlyInternetGateways] {
      note(gateway, "EgressOnlyInternetGatewayId") { $0.egressOnlyInternetGateways[$1] = $2 }
    }
    noteUsers(in: inventory)
    for table in inventory[.routeTables] { noteGateways(of: table) }
    findOverlaps(inventory)
  }

  /// The VPC of a part, as described or as its first user knows it.
  subscript(part: Part) -> String? { vpcs[part] }

  /// The VPC of a subnet.
  func vpc(ofSubnet id: String) -> String { vpcs[.subnet(id)] ?? "vpc-of-\(id)" }
}

// MARK: - What is described

extension Membership {
  /// Notes which VPC a part is in; what was noted first stays.
  mutating func note(_ part: Part?, _ vpc: String?) {
    guard let part, let vpc, vpcs[part] == nil else { return }
    vpcs[part] = vpc
  }

  private mutating func note(_ subnet: YAMLNode) {
    guard let id = subnet.text("SubnetId") else { return }
    note(.subnet(id), subnet.text("VpcId"))
    let vpc = subnet.text("VpcId").flatMap { blocks[$0] } ?? []
    var own = SubnetBlocks()
    own.zone = subnet.text("AvailabilityZone")
    own.ipv4 = subnet.text("CidrBlock").flatMap { try? CIDR($0) }
    own.ipv6 = subnet.ipv6Blocks.first
    if own.ipv4?.family == .ipv6 { own.ipv4 = nil }
    if own.ipv4 == nil, subnet.text("CidrBlock") != nil || own.ipv6 == nil {
      own.gap = "it has no CIDR block that can be read"
    }
    if let block = own.ipv4, !vpc.isEmpty, !vpc.contains(where: { $0.contains(block) }) {
      own.gap = "\(block) is outside its VPC"
      own.ipv4 = nil
    }
    if let block = own.ipv6, !vpc.isEmpty, !vpc.contains(where: { $0.contains(block) }) {
      own.gap = "\(block) is outside its VPC"
      own.ipv6 = nil
    }
    subnets[id] = own
  }

  private mutating func note(acl: YAMLNode) {
    guard let id = acl.text("NetworkAclId") else { return }
    note(.networkACL(id), acl.text("VpcId"))
    if acl.boolean("IsDefault") == true, let vpc = acl.text("VpcId"),
      defaultNetworkACLs[vpc] == nil
    {
      defaultNetworkACLs[vpc] = id
    }
    if case .sequence? = acl["Associations"]?.content, let vpc = acl.text("VpcId") {
      vpcsWithAssociations.insert(vpc)
    }
    for subnet in acl.texts("Associations", of: "SubnetId") where networkACLs[subnet] == nil {
      networkACLs[subnet] = id
    }
  }

  private mutating func note(table: YAMLNode) {
    guard let id = table.text("RouteTableId") else { return }
    note(.routeTable(id), table.text("VpcId"))
    for association in table.items("Associations") {
      let state = association["AssociationState"]?.state()
      if let state, ["disassociated", "failed"].contains(state) { continue }
      if let subnet = association.text("SubnetId") {
        if routeTables[subnet] == nil { routeTables[subnet] = id }
      } else if association.boolean("Main") == true, let vpc = table.text("VpcId"),
        mainRouteTables[vpc] == nil
      {
        mainRouteTables[vpc] = id
      }
    }
  }

  private mutating func note(
    _ gateway: YAMLNode, _ key: String, _ change: (inout Membership, String, String) -> Void
  ) {
    guard let id = gateway.text(key) else { return }
    for attachment in gateway.items("Attachments") {
      let state = attachment.state() ?? "attached"
      guard ["available", "attached", "attaching"].contains(state),
        let vpc = attachment.text("VpcId"), vpcsOfGateways[id] == nil
      else { continue }
      change(&self, vpc, id)
      vpcsOfGateways[id] = vpc
    }
  }

  /// An active route to a gateway proves that it is attached, whether the gateway is described or not.
  private mutating func noteGateways(of table: YAMLNode) {
    guard let vpc = table.text("VpcId") else { return }
    for route in table.items("Routes") where route.state() ?? "active" == "active" {
      if let id = route.text("GatewayId"), id.hasPrefix("igw-"), vpcsOfGateways[id] == nil,
        internetGateways[vpc] == nil
      {
        internetGateways[vpc] = id
        vpcsOfGateways[id] = vpc
      }
      if let id = route.text("EgressOnlyInternetGatewayId"), vpcsOfGateways[id] == nil,
        egressOnlyInternetGateways[vpc] == nil
      {
        egressOnlyInternetGateways[vpc] = id
        vpcsOfGateways[id] = vpc
      }
    }
  }

  /// Interfaces know the VPC of subnets and groups that are not described themselves.
  private mutating func noteUsers(in inventory: Inventory) {
    for instance in inventory[.instances] {
      noteUser(instance, groups: "SecurityGroups")
      for interface in instance.items("NetworkInterfaces") { noteUser(interface, groups: "Groups") }
    }
    for interface in inventory[.networkInterfaces] { noteUser(interface, groups: "Groups") }
  }

  private mutating func noteUser(_ user: YAMLNode, groups: String) {
    let subnet = user.text("SubnetId")
    if let subnet { note(.subnet(subnet), user.text("VpcId")) }
    let vpc = subnet.map { self.vpc(ofSubnet: $0) } ?? user.text("VpcId")
    for group in user.texts(groups, of: "GroupId") { note(.securityGroup(group), vpc) }
  }

  /// Blocks are nested or disjoint: in their order, one that overlaps another overlaps the widest one
  /// before it that reaches furthest.
  private mutating func findOverlaps(_ inventory: Inventory) {
    let all = inventory[.subnets].compactMap { $0.text("SubnetId") }
      .flatMap { id in
        (subnets[id]?.blocks ?? [])
          .map { (vpc: vpc(ofSubnet: id), block: $0, id: id) }
      }
      .sorted { ($0.vpc, $0.block, $0.id) < ($1.vpc, $1.block, $1.id) }
    var widest: (vpc: String, block: CIDR, id: String)?
    for one in all {
      guard let other = widest, other.vpc == one.vpc, other.block.overlaps(one.block) else {
        widest = one
        continue
      }
      subnets[one.id]?.gap = "\(one.block) overlaps subnet '\(other.id)'"
      if one.block.family == .ipv4 {
        subnets[one.id]?.ipv4 = nil
      } else {
        subnets[one.id]?.ipv6 = nil
      }
    }
  }
}
