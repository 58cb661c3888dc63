internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import Provenance
internal import StructuredText

/// Annotations of single rules, found by their number or by what they say.
extension NetworkBuilder {
  /// Adds what an annotation says to its rule; complains where that is gone.
  func apply(_ annotation: Fields, to topology: inout Topology) {
    guard annotation.has(.securityGroup) != annotation.has(.networkACL) else {
      complaints.error(
        .contradiction, "a rule annotation names either 'securityGroup' or 'networkACL'",
        at: annotation.location)
      return
    }
    guard let direction = annotation.word(.direction, Direction.self) else { return }
    if annotation.has(.securityGroup) {
      annotateGroup(annotation, direction, &topology)
    } else {
      annotateACL(annotation, direction, &topology)
    }
  }

  private func annotateGroup(
    _ annotation: Fields, _ direction: Direction, _ topology: inout Topology
  ) {
    guard
      let group = resource(annotation, .securityGroup, topology.securityGroups, .securityGroup)
    else { return }
    var rules = group.rules(direction)
    let isMeant = isMeant(by: annotation, direction, topology)
    let places = rules.indices.filter { isMeant($0 + 1, rules[$0].traffic, rules[$0].peer) }
    guard let index = only(places, annotation, group.displayName, direction) else { return }
    let rule = rules[index]
    rules[index] = SecurityGroup.Rule(
      traffic: rule.traffic, peer: rule.peer,
      description: annotation.text(.description)?.value ?? rule.description, isStale: rule.isStale,
      note: note(annotation)?.completed(by: rule.note) ?? rule.note)
    topology.securityGroups = topology.securityGroups.replacing(group.id) {
      $0.changing(direction) { _ in rules }
    }
  }

  private func annotateACL(
    _ annotation: Fields, _ direction: Direction, _ topology: inout Topology
  ) {
    guard let acl = resource(annotation, .networkACL, topology.networkACLs, .networkACL) else {
      return
    }
    var entries = acl.entries(direction)
    let isMeant = isMeant(by: annotation, direction, topology)
    let places = entries.indices.filter {
      isMeant(entries[$0].ruleNumber, entries[$0].traffic, entries[$0].peer)
    }
    guard let index = only(places, annotation, acl.displayName, direction) else { return }
    let entry = entries[index]
    entries[index] = NetworkACL.Entry(
      ruleNumber: entry.ruleNumber, traffic: entry.traffic, peer: entry.peer, action: entry.action,
      description: annotation.text(.description)?.value ?? entry.description,
      note: note(annotation)?.completed(by: entry.note) ?? entry.note)
    topology.networkACLs = topology.networkACLs.replacing(acl.id) {
      $0.changing(direction) { _ in entries }
    }
  }

  /// The filter that an annotation names, by identifier or by a name that only one has.
  private func resource<Resource: NetworkResource>(
    _ annotation: Fields, _ key: Key, _ table: ResourceTable<Resource>, _ kind: ResourceKind
  ) -> Resource? {
    guard let text = annotation.text(key) else { return nil }
    if let resource = table[text.value] { return resource }
    let named = table.filter { $0.name == text.value }
    if named.count == 1 { return named[0] }
    if named.count > 1 {
      complaints.error(
        .ambiguousName, "several \(kind.noun)s are named '\(text.value)'", at: text.location,
        help: "use an ID: \(list(named.map(\.id.rawValue)))")
    } else if isComplete {
      let known = table.flatMap { [$0.id.rawValue, $0.displayName] }
      complaints.warning(
        .annotationGone, "there is no \(kind.noun) '\(text.value)' any more", at: text.location,
        help: closest(to: text.value, among: known).map { "did you mean '\($0)'?" }
          ?? "take the annotation out, or correct it")
    }
    return nil
  }

  /// Which rules an annotation means, by their number and by what they say.
  private func isMeant(
    by annotation: Fields, _ direction: Direction, _ topology: Topology
  ) -> (_ number: Int, _ traffic: RuleTraffic, _ peer: RulePeer) -> Bool {
    let number = annotation.number(.rule)?.value
    let hasTraffic = annotation.hasTraffic
    let traffic =
      hasTraffic ? RuleTrafficReader(fields: annotation, complaints: Complaints()).read() : nil
    let peer = annotation.text(direction == .inbound ? .source : .destination)?.value
    return { ownNumber, ownTraffic, ownPeer in
      (number == nil || number == ownNumber) && (!hasTraffic || traffic == ownTraffic)
        && peer.map { topology.texts(of: ownPeer).contains($0) } ?? true
    }
  }

  private func only(
    _ places: [Int], _ annotation: Fields, _ name: String, _ direction: Direction
  ) -> Int? {
    guard
      annotation.has(.rule) || annotation.hasTraffic || annotation.has(.source)
        || annotation.has(.destination)
    else {
      complaints.error(
        .missingKey, "a rule annotation says which rule it is about", at: annotation.location,
        help: "write 'rule' with its number, or 'protocol', 'ports' and its peer")
      return nil
    }
    if places.count == 1 { return places[0] }
    if places.isEmpty, isComplete {
      complaints.warning(
        .annotationGone, "'\(name)' has no such \(direction.rawValue) rule any more",
        at: annotation.location, help: "take the annotation out, or correct it")
    } else if places.count > 1 {
      complaints.error(
        .ambiguousName, "\(places.count) \(direction.rawValue) rules of '\(name)' are like that",
        at: annotation.location, help: "say more of it, or write 'rule' with its number")
    }
    return nil
  }
}

extension Fields {
  /// Whether it says something of protocol and ports.
  fileprivate var hasTraffic: Bool {
    [Key.type, .protocol, .ports, .icmpType, .icmpCode].contains(where: has)
  }
}

extension Topology {
  /// What people may call a peer: its identifier, its name, its block.
  fileprivate func texts(of peer: RulePeer) -> [String] {
    switch peer {
    case .cidr(let cidr):
      [cidr.description] + namedCIDRs.filter { $0.cidrs == [cidr] }.map(\.id.rawValue)
    case .named(let id): [id.rawValue] + (namedCIDRs[id]?.cidrs.map(\.description) ?? [])
    case .prefixList(let id): [id.rawValue, prefixLists[id]?.name].compactMap { $0 }
    case .securityGroup(let id): [id.rawValue, securityGroups[id]?.name].compactMap { $0 }
    case .unknownGroup(let id): [id]
    case .unknown(let reason): [reason]
    }
  }
}
