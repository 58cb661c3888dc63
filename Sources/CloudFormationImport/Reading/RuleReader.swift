internal import NetworkModel
internal import PacketSpace
internal import TopologyFile

/// Reads the rules of security groups, which stand in their group or are resources of their own.
struct RuleReader {
  let direction: Direction
  /// What depends on a condition that nobody can decide.
  var doubt: String?

  /// The rules that a mapping stands for: one for each other end.
  func rules(_ value: Value, in reader: inout NetworkReader) -> [RuleDraft] {
    guard case .object = value.content else {
      // Nothing is known of it, so it may be for anything.
      return [RuleDraft(everythingFor: .unknown(value.gap), at: value.location)]
    }
    return rules(at: value, in: &reader) { value[$0] }
  }

  /// The rules of a resource of its own.
  func rules(_ resource: StackResource, in reader: inout NetworkReader) -> [RuleDraft] {
    let place = Value(.nothing, at: resource.location)
    return rules(at: place, in: &reader) { resource[$0] }
  }

  private func rules(
    at place: Value, in reader: inout NetworkReader, _ property: (String) -> Value?
  ) -> [RuleDraft] {
    let transport = property("IpProtocol").textFact
    let from = property("FromPort").numberFact
    let to = property("ToPort").numberFact
    let description = property("Description")?.text
    return peers(in: &reader, property).map { peer in
      var rule = RuleDraft(peer: doubted(peer), at: place.location)
      rule.protocol = transport
      rule.from = from
      rule.to = to
      rule.description = description
      return rule
    }
  }

  private func doubted(_ peer: RuleDraft.Peer) -> RuleDraft.Peer {
    guard let doubt else { return peer }
    return .unknown("\(peer.text), which depends on \(doubt)")
  }

  private func peers(
    in reader: inout NetworkReader, _ property: (String) -> Value?
  ) -> [RuleDraft.Peer] {
    let end = direction == .inbound ? "Source" : "Destination"
    var peers: [RuleDraft.Peer] = []
    for name in ["CidrIp", "CidrIpv6"] {
      switch property(name).textFact {
      case .absent: break
      case .known(let text): peers.append(RuleDraft.Peer(block: text))
      case .unknown(let reason): peers.append(.unknown(reason))
      }
    }
    // Groups without a VPC of their own are also referred to by name.
    for name in ["\(end)SecurityGroupId", "\(end)SecurityGroupName"] {
      switch reader.identifier(property(name)) {
      case .absent: break
      case .known(let id): peers.append(.securityGroup(id))
      case .unknown(let reason): peers.append(.unknown(reason))
      }
    }
    switch reader.identifier(property("\(end)PrefixListId")) {
    case .absent: break
    case .known(let id): peers.append(.prefixList(id))
    case .unknown(let reason): peers.append(.unknown(reason))
    }
    return peers.isEmpty ? [.unknown("no \(end.lowercased())")] : peers
  }
}
