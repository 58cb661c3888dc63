public import Evaluation
public import NetworkModel

/// Changes of one filter or route table as rows, in the columns of its page.
public struct ChangeTable: Hashable, Sendable {
  /// Which filter or table, and which of its lists.
  public let title: String
  /// The header cells.
  public let header: [String]
  /// As many cells in each row as in the header.
  public let rows: [[String]]
}

extension ChangeTable {
  /// The tables of some changes, in their order; those of one list are one table.
  public static func tables(
    of changes: [Remedy.Change], in topology: Topology,
    profile: RuleVocabulary.Profile = .article
  ) -> [ChangeTable] {
    var tables: [ChangeTable] = []
    for change in changes {
      let table = ChangeTable(change, in: topology, profile)
      if let known = tables.firstIndex(where: { $0.title == table.title }) {
        tables[known] = ChangeTable(
          title: table.title, header: table.header, rows: tables[known].rows + table.rows)
      } else {
        tables.append(table)
      }
    }
    return tables
  }

  private init(
    _ change: Remedy.Change, in topology: Topology, _ profile: RuleVocabulary.Profile
  ) {
    switch change {
    case .addEntry(let id, let direction, let entry):
      self.init(id, direction, entry, "new", in: topology, profile)
    case .replaceEntry(let id, let direction, let entry):
      self.init(id, direction, entry, "replaces rule \(entry.ruleNumber)", in: topology, profile)
    case .addRule(let id, let direction, let rule):
      let columns = RuleColumns(profile, .securityGroup, direction)
      self.init(
        title: "Security Group \(topology.securityGroups[id]?.displayName ?? id.rawValue) - "
          + columns.heading,
        header: columns.names,
        rows: [
          columns.leading(of: rule)
            + RuleVocabulary(profile, .securityGroup).cells(rule.traffic, rule.peer)
            + [topology.displayText(of: rule.peer), "new"]
        ])
    case .addRoute(let id, let route): self.init(id, route, "new", in: topology)
    case .replaceRoute(let id, let route):
      self.init(id, route, "replaces the route of this destination", in: topology)
    }
  }

  private init(
    _ id: ResourceID<NetworkACL>, _ direction: Direction, _ entry: NetworkACL.Entry,
    _ remark: String, in topology: Topology, _ profile: RuleVocabulary.Profile
  ) {
    let columns = RuleColumns(profile, .networkACL, direction)
    self.init(
      title: "Network ACL \(topology.networkACLs[id]?.displayName ?? id.rawValue) - "
        + columns.heading,
      header: columns.names,
      rows: [
        ["\(entry.ruleNumber)"]
          + RuleVocabulary(profile, .networkACL).cells(entry.traffic, entry.peer)
          + [topology.displayText(of: entry.peer), columns.word(for: entry.action), remark]
      ])
  }

  private init(
    _ id: ResourceID<RouteTable>, _ route: Route, _ remark: String, in topology: Topology
  ) {
    self.init(
      title: "Route Table \(topology.routeTables[id]?.displayName ?? id.rawValue)",
      header: ["Destination", "Target", "Description"],
      rows: [[route.destination.description, route.target.description, remark]])
  }
}
