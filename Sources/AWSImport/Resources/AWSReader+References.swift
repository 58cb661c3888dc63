internal import NetworkModel
internal import Provenance
internal import StructuredText
internal import TopologyFile

/// References, each checked to stay within one VPC: where a dump says otherwise, nobody knows what is meant.
extension AWSReader {
  /// A subnet of something in a VPC.
  mutating func subnet(_ id: String, in vpc: String) -> DraftValue {
    member(.subnet, id, .subnet(id), in: vpc)
  }

  /// The groups of something in a VPC; AWS lets nothing have none that has any.
  mutating func groups(_ ids: [String]?, in vpc: String) -> DraftValue {
    guard let ids, !ids.isEmpty else { return .list([unknownGroup(in: vpc)]) }
    return .list(
      ids.unique.map { id in
        let value = member(.securityGroup, id, .securityGroup(id), in: vpc)
        guard case .unknown(let reason) = value else { return value }
        draft.report.noteIncomplete(
          DescribedList.securityGroups.rawValue, id,
          because: "\(reason), and something in VPC '\(vpc)' has it", at: nil)
        return unknownGroup(in: vpc)
      })
  }

  /// What stands for the groups of a VPC that nobody knows: something may have interfaces in several.
  private mutating func unknownGroup(in vpc: String) -> DraftValue {
    let id = "unknown-group-of-\(vpc)"
    draft.note(vpc: vpc, of: id)
    draft.note(unidentifiedGroup: id)
    return .reference(.securityGroup, id)
  }

  /// A part of a VPC.
  mutating func member(
    _ kind: ResourceKind, _ id: String, _ part: Membership.Part, in vpc: String
  ) -> DraftValue {
    let own = members[part] ?? vpc
    members.note(part, own)
    guard own == vpc else { return .unknown("\(kind.noun) '\(id)' belongs to VPC '\(own)'") }
    draft.note(vpc: own, of: id)
    return .reference(kind, id)
  }

  /// The subnets of something, and the VPC they are in.
  ///
  /// - Parameter isOnePerZone: whether AWS allows only one in each zone.
  mutating func subnets(
    _ ids: [String], of owner: String, vpc: String?, isOnePerZone: Bool = false
  ) -> (vpc: String, known: [String], value: DraftValue) {
    let vpc = ids.compactMap { members[.subnet($0)] }.first ?? vpc ?? "vpc-of-\(owner)"
    var zones: Set<String> = []
    var known: [String] = []
    var values: [DraftValue] = []
    for id in ids.unique {
      let value = subnet(id, in: vpc)
      var gap: String?
      if case .unknown(let reason) = value {
        gap = reason
      } else if isOnePerZone, let zone = members.subnets[id]?.zone, !zones.insert(zone).inserted {
        gap = "it is in the zone of another one of '\(owner)'"
      }
      guard let gap else {
        known.append(id)
        values.append(value)
        continue
      }
      draft.report.noteIncomplete(DescribedList.subnets.rawValue, id, because: gap, at: nil)
      let unknown = "\(id)-of-\(owner)"
      draft.note(vpc: vpc, of: unknown)
      values.append(.reference(.subnet, unknown))
    }
    if values.isEmpty {
      let unknown = "subnets-of-\(owner)"
      draft.note(vpc: vpc, of: unknown)
      values = [.reference(.subnet, unknown)]
    }
    return (vpc, known, .list(values))
  }

  /// Addresses by subnet, without those that something else has or that are in no subnet of the owner.
  mutating func addressesBySubnet(
    _ found: [(subnet: String, address: String)], in subnets: [String], vpc: String,
    of owner: (type: String, id: String), at node: YAMLNode
  ) -> DraftValue? {
    var bySubnet: [String: [String]] = [:]
    for (subnet, address) in found {
      guard subnets.contains(subnet), bySubnet[subnet]?.contains(address) != true else { continue }
      if let problem = addresses.take(address, in: members.subnets[subnet], vpc: vpc) {
        draft.report.noteIncomplete(
          owner.type, owner.id, because: "address \(problem)", at: node.location)
      } else {
        bySubnet[subnet, default: []].append(address)
      }
    }
    let pairs = subnets.compactMap { subnet in
      bySubnet[subnet].map { (key: subnet, value: DraftValue.texts($0)) }
    }
    return pairs.isEmpty ? nil : .dictionary(pairs)
  }
}

extension YAMLNode {
  /// The addresses of an interface that something has in a subnet: the primary one of each family.
  var placedAddresses: [(subnet: String, address: String)] {
    guard let subnet = text("SubnetId") else { return [] }
    let own = [text("PrivateIpAddress")].compactMap { $0 }
    return (own + texts("Ipv6Addresses", of: "Ipv6Address")).map { (subnet, $0) }
  }
}
