public import Evaluation
public import NetworkModel
import PacketSpace

/// What changed between two networks, or two versions of one: rules, and what they mean.
public struct NetworkDifference: Sendable {
  /// The filters whose rules changed, by name.
  public let filters: [FilterDifference]
  /// The flows whose verdict changed, in the order of the later network.
  public let flows: [FlowDifference]

  /// Compares two networks, and what happens to their flows.
  public init(
    from before: Topology, _ explanationsBefore: [Explanation], to after: Topology,
    _ explanationsAfter: [Explanation]
  ) {
    self.filters = Self.groups(before, after) + Self.acls(before, after)
    self.flows = Self.flows(explanationsBefore, explanationsAfter)
  }

  /// Whether nothing means anything else than before.
  public var isWithoutEffect: Bool {
    flows.isEmpty && filters.allSatisfy(\.isWithoutEffect)
  }

  // MARK: Filters

  private static func groups(_ before: Topology, _ after: Topology) -> [FilterDifference] {
    let (admissionBefore, admissionAfter) = (GroupAdmission(before), GroupAdmission(after))
    return pairs(before.securityGroups, after.securityGroups).flatMap { old, new in
      Direction.allCases.compactMap { direction in
        difference(
          .securityGroup, old, new, direction,
          texts: (
            old?.rules(direction).map { text($0, direction, before) } ?? [],
            new?.rules(direction).map { text($0, direction, after) } ?? []
          ),
          admitted: (
            old.map { admissionBefore.packets($0, direction) } ?? .empty,
            new.map { admissionAfter.packets($0, direction) } ?? .empty
          ))
      }
    }
  }

  private static func acls(_ before: Topology, _ after: Topology) -> [FilterDifference] {
    pairs(before.networkACLs, after.networkACLs).flatMap { old, new in
      Direction.allCases.compactMap { direction in
        difference(
          .networkACL, old, new, direction,
          texts: (
            old?.entries(direction).map { text($0, direction, before) } ?? [],
            new?.entries(direction).map { text($0, direction, after) } ?? []
          ),
          admitted: (
            old?.decisions(on: .all, direction, in: before).passed ?? .empty,
            new?.decisions(on: .all, direction, in: after).passed ?? .empty
          ))
      }
    }
  }

  /// The resources of two tables that are the same: by identifier, or by a name that only one has on each
  /// side.
  private static func pairs<Resource: NetworkResource>(
    _ before: ResourceTable<Resource>, _ after: ResourceTable<Resource>
  ) -> [(Resource?, Resource?)] {
    func byName(_ table: ResourceTable<Resource>) -> [String: Resource] {
      Dictionary(grouping: table, by: \.displayName).compactMapValues {
        $0.count == 1 ? $0[0] : nil
      }
    }
    let (namedBefore, namedAfter) = (byName(before), byName(after))
    let gone = before.filter { after[$0.id] == nil && namedAfter[$0.displayName] == nil }
    return
      (after.map { new in (before[new.id] ?? namedBefore[new.displayName], new) }
      + gone.map { ($0, nil) })
      .sorted { name($0) < name($1) }
  }

  private static func name<Resource: NetworkResource>(
    _ pair: (Resource?, Resource?)
  ) -> (String, String) {
    let resource = pair.1 ?? pair.0
    return (resource?.displayName ?? "", resource?.id.rawValue ?? "")
  }

  /// A rule, its number where it has one, and what it says.
  private typealias RuleText = (number: Int?, text: String)

  private static func difference<Resource: NetworkResource>(
    _ kind: FilterDifference.Kind, _ old: Resource?, _ new: Resource?, _ direction: Direction,
    texts: (before: [RuleText], after: [RuleText]),
    admitted: (before: PacketSet, after: PacketSet)
  ) -> FilterDifference? {
    guard let resource = new ?? old else { return nil }
    let changes = changes(texts.before, texts.after)
    let (more, less) = (
      admitted.after.subtracting(admitted.before), admitted.before.subtracting(admitted.after)
    )
    guard !changes.isEmpty || !more.isEmpty || !less.isEmpty else { return nil }
    return FilterDifference(
      kind: kind, id: resource.id.rawValue, name: resource.displayName, direction: direction,
      changes: changes, admitted: more, refused: less)
  }

  private static func changes(
    _ before: [RuleText], _ after: [RuleText]
  ) -> [FilterDifference.Change] {
    var gone = before
    var added: [RuleText] = []
    for rule in after {
      if let index = gone.firstIndex(where: { $0 == rule }) {
        gone.remove(at: index)
      } else {
        added.append(rule)
      }
    }
    return added.map { rule -> FilterDifference.Change in
      if let number = rule.number, let index = gone.firstIndex(where: { $0.text == rule.text }),
        let other = gone[index].number
      {
        gone.remove(at: index)
        return .renumbered(from: other, to: number, rule.text)
      }
      return .added(full(rule))
    } + gone.map { .removed(full($0)) }
  }

  private static func full(_ rule: RuleText) -> String {
    rule.number.map { "rule \($0): \(rule.text)" } ?? rule.text
  }

  private static func text(
    _ rule: SecurityGroup.Rule, _ direction: Direction, _ topology: Topology
  ) -> RuleText {
    let stale = rule.isStale ? " (stale)" : ""
    return (
      nil,
      "\(rule.traffic.displayText) \(direction.towards) \(topology.displayText(of: rule.peer))\(stale)"
    )
  }

  private static func text(
    _ entry: NetworkACL.Entry, _ direction: Direction, _ topology: Topology
  ) -> RuleText {
    (
      entry.ruleNumber,
      "\(entry.action) \(entry.traffic.displayText) \(direction.towards) "
        + topology.displayText(of: entry.peer)
    )
  }

  // MARK: Flows

  private static func flows(
    _ before: [Explanation], _ after: [Explanation]
  ) -> [FlowDifference] {
    let old = Dictionary(before.map { ($0.flow.name, $0) }, uniquingKeysWith: { one, _ in one })
    let names = Set(after.map(\.flow.name))
    let changed = after.compactMap { explanation -> FlowDifference? in
      let earlier = old[explanation.flow.name]
      guard earlier?.outcome != explanation.outcome else { return nil }
      return FlowDifference(
        name: explanation.flow.name, before: earlier?.outcome, after: explanation.outcome,
        headline: explanation.headline)
    }
    return changed
      + before.filter { !names.contains($0.flow.name) }.map {
        FlowDifference(
          name: $0.flow.name, before: $0.outcome, after: nil, headline: $0.headline)
      }
  }
}

extension Direction {
  /// Where the other end of a rule is.
  fileprivate var towards: String { self == .inbound ? "from" : "to" }
}
