import Evaluation
import NetworkModel
import PacketSpace

/// Compares the rules of security groups and network ACLs.
struct FilterComparison {
  private typealias Admission = (certain: PacketSet, possible: PacketSet)

  private let counterparts: Counterparts

  init(_ counterparts: Counterparts) { self.counterparts = counterparts }

  /// The filters of which something is otherwise, by name, groups first.
  var differences: [FilterDifference] { groups + acls }

  private var groups: [FilterDifference] {
    let (before, after) = (counterparts.before, counterparts.after)
    let (admissionBefore, admissionAfter) = (GroupAdmission(before), GroupAdmission(after))
    func admitted(
      _ group: SecurityGroup?, _ direction: Direction, _ admission: GroupAdmission
    ) -> Admission {
      group.map {
        (admission.packets($0, direction), admission.possiblePackets($0, direction))
      } ?? (.empty, .empty)
    }
    return Counterparts.pairs(before.securityGroups, after.securityGroups).flatMap { old, new in
      Direction.allCases.compactMap { direction in
        difference(
          .securityGroup, old, new, direction,
          rules: (
            old?.rules(direction).map { ComparedRule($0, direction, counterparts, .before) } ?? [],
            new?.rules(direction).map { ComparedRule($0, direction, counterparts, .after) } ?? []
          ),
          admitted: (
            admitted(old, direction, admissionBefore), admitted(new, direction, admissionAfter)
          ))
      }
    }
  }

  private var acls: [FilterDifference] {
    func admitted(_ acl: NetworkACL?, _ direction: Direction, in topology: Topology) -> Admission {
      guard let decisions = acl?.decisions(on: .all, direction, in: topology) else {
        return (.empty, .empty)
      }
      return (decisions.passed, PacketSet.all.subtracting(decisions.lost))
    }
    let (before, after) = (counterparts.before, counterparts.after)
    return Counterparts.pairs(before.networkACLs, after.networkACLs).flatMap { old, new in
      Direction.allCases.compactMap { direction in
        difference(
          .networkACL, old, new, direction,
          rules: (
            old?.entries(direction).map { ComparedRule($0, direction, counterparts, .before) }
              ?? [],
            new?.entries(direction).map { ComparedRule($0, direction, counterparts, .after) } ?? []
          ),
          admitted: (
            admitted(old, direction, in: before), admitted(new, direction, in: after)
          ))
      }
    }
  }

  private func difference<Resource: NetworkResource>(
    _ kind: FilterDifference.Kind, _ old: Resource?, _ new: Resource?, _ direction: Direction,
    rules: (before: [ComparedRule], after: [ComparedRule]),
    admitted: (before: Admission, after: Admission)
  ) -> FilterDifference? {
    guard let resource = new ?? old else { return nil }
    let (before, after) = admitted
    let doubtful = (
      before.possible.subtracting(before.certain), after.possible.subtracting(after.certain)
    )
    let difference = FilterDifference(
      presence: Presence(old, new), kind: kind, id: resource.id.rawValue,
      name: resource.displayName, direction: direction,
      changes: RuleMatching(rules.before, rules.after).changes,
      admitted: after.certain.subtracting(before.possible),
      refused: before.certain.subtracting(after.possible),
      unknown: doubtful.0.subtracting(doubtful.1).union(doubtful.1.subtracting(doubtful.0)))
    return difference.changes.isEmpty && difference.isWithoutEffect ? nil : difference
  }
}
