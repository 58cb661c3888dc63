internal import Provenance
internal import StructuredText
internal import TopologyFile

/// The group, ACL and table that every VPC has without a resource that declares them.
struct VPCDefaults {
  /// What manages them, by family and the identifier of the VPC.
  private var managed: [Family: [String: String]] = [:]

  /// Notes that a resource manages what a VPC has.
  mutating func note(_ id: String, _ family: Family, of vpc: String) {
    if managed[family]?[vpc] == nil { managed[family, default: [:]][vpc] = id }
  }

  /// What manages the group, ACL or table of a VPC.
  func managed(_ family: Family, of vpc: String) -> String? { managed[family]?[vpc] }

  /// What the group, ACL or table of a VPC is called that no resource manages.
  static func unmanaged(_ family: Family, of owner: String) -> String {
    switch family {
    case .securityGroup: "\(owner).default_security_group"
    case .networkACL: "\(owner).default_network_acl"
    case .routeTable: "\(owner).main_route_table"
    default: "\(owner).default"
    }
  }

  /// The identifier in the topology of what a link leads to.
  func id(of link: Link, _ family: Family, _ inventory: Inventory) -> String? {
    switch link {
    case .absent, .unknown: return nil
    case .resource(let index): return inventory.ids[index]
    case .id(let id): return id
    case .computed(let index, _):
      let owner = inventory.ids[index]
      return managed(family, of: owner) ?? Self.unmanaged(family, of: owner)
    }
  }
}

extension Importer {
  /// What the VPC of a resource is: where it names none, the default one of its account.
  func vpc(_ attributes: Attributes, _ key: String = "vpc_id") -> DraftValue {
    reference(attributes, key, .vpc, .vpc) ?? defaultVPC
  }

  /// The default VPC of the account.
  var defaultVPC: DraftValue {
    let found =
      inventory.all("aws_default_vpc").first
      ?? inventory.all("data.aws_vpc").first { attributes($0).boolean("default").value == true }
    return .reference(.vpc, found.map(id) ?? "default-vpc")
  }

  /// Finds what manages the VPCs' own groups, ACLs and tables.
  mutating func findDefaults() {
    let places: [(type: String, family: Family, key: String)] = [
      ("aws_default_security_group", .securityGroup, "default_security_group_id"),
      ("aws_default_network_acl", .networkACL, "default_network_acl_id"),
      ("aws_default_route_table", .routeTable, "default_route_table_id"),
    ]
    var vpcs: [String: String] = [:]
    for index in inventory.all(.vpc) {
      for key in places.map(\.key) {
        guard let known = attributes(index).text(key).value else { continue }
        vpcs[known] = id(index)
        draft.note(vpc: id(index), of: known)
      }
    }
    for place in places {
      for index in inventory.all(place.type) {
        let attributes = attributes(index)
        let own = inventory.link(attributes, place.key, place.family)
        let vpc: String? =
          if let known = reference(attributes, "vpc_id", .vpc, .vpc)?.plainText {
            known
          } else if case .computed(let owner, _) = own {
            id(owner)
          } else if case .id(let known) = own {
            vpcs[known]
          } else if case .absent = own {
            // A default group that names no VPC is the default VPC's.
            defaultVPC.plainText
          } else {
            nil
          }
        if let vpc { defaults.note(id(index), place.family, of: vpc) }
        ownVPCs[index] = vpc
      }
    }
  }

  /// The VPC of a group, ACL or table, which for a VPC's own ones is where it is found by.
  func ownVPC(_ index: Int, _ attributes: Attributes) -> DraftValue {
    if let vpc = ownVPCs[index] { return .reference(.vpc, vpc) }
    if inventory.resources[index].type.hasPrefix("aws_default_") {
      return .unknown(Attributes.afterApply)
    }
    return vpc(attributes)
  }

  /// The groups of something in a VPC: those it names, or the VPC's own one where that is managed.
  func groups(_ named: DraftValue?, in vpc: String?) -> DraftValue? {
    if let named { return named }
    guard let vpc, let own = defaults.managed(.securityGroup, of: vpc) else { return nil }
    return .references(.securityGroup, [own])
  }

  /// Notes which VPC subnets are in that may not be in the input.
  mutating func note(_ attributes: Attributes, of subnets: DraftValue) {
    guard let vpc = attributes.text("vpc_id").value, case .list(let items) = subnets else { return }
    for subnet in items.compactMap(\.plainText) { draft.note(vpc: vpc, of: subnet) }
  }

  /// The VPC that the draft has a subnet in.
  func vpc(ofSubnet value: DraftValue?) -> String? {
    guard let id = value?.plainText else { return nil }
    return draft[.subnet, id]?[.vpc]?.plainText
  }

  /// The VPC that the draft has the first of some subnets in.
  func vpc(ofSubnets value: DraftValue?) -> String? {
    guard case .list(let items)? = value else { return nil }
    return items.lazy.compactMap { self.vpc(ofSubnet: $0) }.first
  }
}
