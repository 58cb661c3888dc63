internal import Diagnostics
internal import NetworkModel
internal import StructuredText

extension YAMLNode {
  /// The mapping of groups or ACLs of a topology file with other rules, and with those filters that it does not
  /// have.
  ///
  /// - Parameters:
  ///   - filters: the identifier of each, its VPC, and its rules by direction.
  func replacingRules<Filter: NetworkResource>(
    of filters: some Sequence<Filter>, in vpc: (Filter) -> ResourceID<VPC>,
    _ rules: (Filter, Direction) -> [DraftObject]
  ) -> YAMLNode {
    var entries = pairs
    for filter in filters {
      let known = entries.firstIndex { $0.key == filter.id.rawValue }
      let kept =
        known.map { entries[$0].value.pairs } ?? [Pair(.vpc, .text(vpc(filter).rawValue, location))]
      let lists = Direction.allCases.map { direction in
        Pair(
          direction == .inbound ? Key.inbound : .outbound,
          YAMLNode(
            content: .sequence(rules(filter, direction).map { YAMLNode($0) }), location: location))
      }
      let others = kept.filter { ![Key.inbound, .outbound].map(\.rawValue).contains($0.key) }
      let entry = Pair(
        key: filter.id.rawValue, keyLocation: location,
        value: YAMLNode(content: .mapping(others + lists), location: location))
      if let known { entries[known] = entry } else { entries.append(entry) }
    }
    return YAMLNode(content: .mapping(entries), location: location)
  }
}

extension YAMLNode.Pair {
  fileprivate init(_ key: Key, _ value: YAMLNode) {
    self.init(key: key.rawValue, keyLocation: value.location, value: value)
  }
}

extension DraftObject {
  /// A rule of a group as a topology file writes it.
  init(_ rule: SecurityGroup.Rule, _ direction: Direction, at location: SourceLocation) {
    self.init(at: location)
    set(rule.traffic, rule.peer, direction)
    if rule.isStale { self[.state] = .text("stale") }
    set(rule.description, rule.note)
  }

  /// An entry of an ACL as a topology file writes it.
  init(_ entry: NetworkACL.Entry, _ direction: Direction, at location: SourceLocation) {
    self.init(at: location)
    self[.rule] = .number(entry.ruleNumber)
    set(entry.traffic, entry.peer, direction)
    self[.action] = .text(entry.action.rawValue)
    set(entry.description, entry.note)
  }

  private mutating func set(_ traffic: RuleTraffic, _ peer: RulePeer, _ direction: Direction) {
    set(traffic)
    self[direction == .inbound ? .source : .destination] = .text(peer.description)
  }

  private mutating func set(_ description: String?, _ note: RuleNote?) {
    let texts: [(Key, String?)] = [
      (.description, description), (.owner, note?.owner), (.justification, note?.justification),
      (.ticket, note?.ticket), (.reviewBy, note?.reviewBy),
    ]
    for (key, text) in texts { self[key] = text.map { .text($0) } }
  }
}
