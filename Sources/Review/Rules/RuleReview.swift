public import Evaluation
import NetworkModel
import PacketSpace

/// Why each rule of a network exists: which declared flows use it, which break without it, and what it
/// admits besides.
public struct RuleReview: Sendable {
  /// Every rule of groups, then of ACLs, in the order of the source.
  public let rules: [ReviewedRule]
  /// Whether flows are declared: derived ones come from the rules and prove nothing.
  public let areDeclared: Bool
  /// Whether it was looked for which flows break without which rules.
  public let needsAreKnown: Bool
  private let numbers: [CriticalRule.Location: Int]

  /// Reviews the rules of a network whose flows have been explained: with critical rules, where it is to be
  /// known which flows need which.
  init(
    _ topology: Topology, _ explanations: [Explanation], _ usage: RuleUsage,
    _ admission: GroupAdmission, _ lists: [EntryList]
  ) {
    self.areDeclared = !topology.flows.isEmpty
    self.needsAreKnown = areDeclared && explanations.allSatisfy { $0.criticalRules != nil }
    let reviewer = RuleReviewer(
      topology: topology, explanations: explanations, usage: usage, used: UsedPackets(topology))
    var rules: [ReviewedRule] = []
    for group in topology.securityGroups {
      for direction in Direction.allCases {
        for (index, rule) in group.rules(direction).enumerated() {
          rules.append(
            reviewer.review(
              rule, .rule(group.id, direction, index + 1), direction,
              uses: usage.uses(ofRule: index + 1, in: group.id, direction),
              admitting: admission.packets(rule, direction)))
        }
      }
    }
    for list in lists {
      var effective: [Int: PacketSet] = [:]
      for ranked in list.entries { effective[ranked.entry.ruleNumber] = ranked.effective }
      for entry in list.acl.entries(list.direction) {
        rules.append(
          reviewer.review(
            entry, .entry(list.acl.id, list.direction, entry.ruleNumber), list.direction,
            uses: usage.uses(ofEntry: entry.ruleNumber, in: list.acl.id, list.direction),
            admitting: effective[entry.ruleNumber] ?? .empty))
      }
    }
    self.rules = rules
    self.numbers = Dictionary(
      rules.enumerated().map { ($1.location, $0) }, uniquingKeysWith: { one, _ in one })
  }

  /// The review of one rule.
  public func rule(_ location: CriticalRule.Location) -> ReviewedRule? {
    numbers[location].map { rules[$0] }
  }

  /// How many rules of a filter that let something pass are needed by declared flows, and how many there are.
  public func coverage(where isMeant: (CriticalRule.Location) -> Bool) -> (needed: Int, of: Int) {
    let allowing = rules.filter { $0.allows && isMeant($0.location) }
    return (allowing.count(where: \.isNeeded), allowing.count)
  }

  /// How many of the rules that let something pass are needed by declared flows, and how many there are.
  public var coverage: (needed: Int, of: Int) { coverage { _ in true } }
}

/// Judges single rules by the flows that use them.
private struct RuleReviewer {
  let topology: Topology
  let explanations: [Explanation]
  let usage: RuleUsage
  let used: UsedPackets
  private let dependents: [CriticalRule.Location: [Int]]

  init(topology: Topology, explanations: [Explanation], usage: RuleUsage, used: UsedPackets) {
    self.topology = topology
    self.explanations = explanations
    self.usage = usage
    self.used = used
    var dependents: [CriticalRule.Location: [Int]] = [:]
    for (number, explanation) in explanations.enumerated()
    where explanation.flow.expectation != .denied {
      for rule in explanation.criticalRules ?? [] {
        dependents[rule.location, default: []].append(number)
      }
    }
    self.dependents = dependents
  }

  func review(
    _ rule: SecurityGroup.Rule, _ location: CriticalRule.Location, _ direction: Direction,
    uses: [RuleUsage.Use], admitting admitted: PacketSet
  ) -> ReviewedRule {
    let isReference = if case .securityGroup = rule.peer { true } else { false }
    return review(
      location, direction, rule.traffic, rule.peer, allows: true, rule.description, rule.note,
      uses: uses, admitted, isReference: isReference)
  }

  func review(
    _ entry: NetworkACL.Entry, _ location: CriticalRule.Location, _ direction: Direction,
    uses: [RuleUsage.Use], admitting admitted: PacketSet
  ) -> ReviewedRule {
    review(
      location, direction, entry.traffic, entry.peer, allows: entry.action == .allow,
      entry.description, entry.note, uses: uses, admitted, isReference: false)
  }

  private func review(
    _ location: CriticalRule.Location, _ direction: Direction, _ traffic: RuleTraffic,
    _ peer: RulePeer, allows: Bool, _ description: String?, _ note: RuleNote?,
    uses: [RuleUsage.Use], _ admitted: PacketSet, isReference: Bool
  ) -> ReviewedRule {
    // A flow that is meant not to pass needs no rule that lets a part of it through.
    let working = uses.filter { use in
      let explanation = explanations[use.explanation]
      return allows ? explanation.flow.expectation != .denied : true
    }
    // Derived flows come from the rules themselves: they use all of them.
    let usedPackets = PacketSet(
      topology.flows.isEmpty
        ? []
        : working.flatMap { use in
          let leg = explanations[use.explanation].legs[use.leg]
          return used.packets(
            leg.steps[use.step], of: leg, matching: admitted, direction, anyPeer: isReference)
        })
    let isKnown = !topology.isUnknown(peer)
    let users = working.map(\.explanation).unique
    let dependents = dependents[location] ?? []
    let lacking = users.filter { explanations[$0].isLacking }
    let hopefuls = lacking.filter { !dependents.contains($0) }
    var unused =
      isKnown && allows && !topology.flows.isEmpty ? admitted.subtracting(usedPackets) : .empty
    // What a flow needs that does not work as it should is not known yet.
    let narrower =
      unused.isEmpty || usedPackets.isEmpty || !lacking.isEmpty
      ? [] : usedPackets.narrowerRules(than: traffic, admitted, direction)
    if narrower.isEmpty, !usedPackets.isEmpty { unused = .empty }
    return ReviewedRule(
      location: location, direction: direction, traffic: traffic, peer: peer, allows: allows,
      description: description, note: note, users: users, dependents: dependents,
      hopefuls: hopefuls, unused: unused, narrower: narrower,
      decision: decision(
        allows: allows, isKnown: isKnown, isUsed: !working.isEmpty, isWider: !narrower.isEmpty))
  }

  private func decision(
    allows: Bool, isKnown: Bool, isUsed: Bool, isWider: Bool
  ) -> ReviewedRule.Decision {
    guard isKnown, !topology.flows.isEmpty else { return .undecided }
    guard allows else { return .keep }
    return isUsed ? (isWider ? .tighten : .keep) : .remove
  }
}

extension Explanation {
  /// Whether the flow should work better than it does.
  fileprivate var isLacking: Bool {
    outcome != .allowed && flow.expectation.map { !outcome.meets($0) } ?? true
  }
}

extension PacketSet {
  /// The rules that say these packets; none where they are not narrower than the one that admits `all`.
  fileprivate func narrowerRules(
    than traffic: RuleTraffic, _ all: PacketSet, _ direction: Direction
  ) -> [NarrowerRule] {
    let peers = direction == .inbound ? all.sources : all.destinations
    let rules = parts(direction).flatMap { part in
      part.traffics.map { narrow in
        NarrowerRule(
          traffic: narrow, addresses: peers.isSubset(of: part.remote) ? nil : part.remote)
      }
    }.unique
    // Nobody writes codes of ICMP apart; and a rule for each of many ports would be no gain.
    let isAsWide = rules.contains {
      $0.addresses == nil && $0.traffic.displayText == traffic.displayText
    }
    return isAsWide || rules.count > 6 ? [] : rules
  }
}
