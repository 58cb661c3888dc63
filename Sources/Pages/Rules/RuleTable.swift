import Evaluation
import Markup
import Mustache
import NetworkModel
import PacketSpace

/// One direction of a filter as a table, in the words of a profile (semantics, section 6).
struct RuleTable: MustacheParent {
  let title: String
  /// What stands between title and table; nothing where there is nothing to say.
  let note: [String]
  /// The header cells.
  let header: [String]
  /// As many cells in each row as in the header.
  let rows: [[String]]

  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "note": note
    case "header": Markdown.row(header)
    case "rule": Markdown.row(header.map { _ in "---" })
    case "rows": rows.map(Markdown.row)
    default: nil
    }
  }
}

extension RuleTable {
  /// The table of a security group.
  ///
  /// - Parameters:
  ///   - reasons: the last column, by rule.
  ///   - hasAnchors: whether links lead to the rows.
  init(
    _ group: SecurityGroup, _ direction: Direction, _ profile: RuleVocabulary.Profile,
    in topology: Topology, isEnough: Bool, reasons: [String], hasAnchors: Bool = true
  ) {
    let columns = RuleColumns(profile, .securityGroup, direction)
    let words = RuleVocabulary(profile, .securityGroup)
    var rows = zip(group.rules(direction), reasons).enumerated().map { index, pair in
      let (rule, reason) = pair
      let last = [
        Markdown.peer(topology.displayText(of: rule.peer)),
        (hasAnchors ? RowAnchor(direction, index + 1).element : "") + reason,
      ]
      return columns.leading(of: rule) + words.cells(rule.traffic, rule.peer).map(Markdown.text)
        + last
    }
    if rows.isEmpty {
      let none =
        direction == .outbound && isEnough
        ? "No explicit outbound rules required" : "No \(direction.rawValue) rules"
      rows = [[none] + columns.names.dropFirst().map { _ in "" }]
    }
    self.init(
      title: "Security Group \(Markdown.text(group.displayName)) - \(columns.heading)",
      note: [], header: columns.names, rows: rows)
  }

  /// The table of a network ACL, with the default entry of each family that the VPC has.
  ///
  /// - Parameters:
  ///   - subnets: What the ACL belongs to, as Markdown.
  ///   - reasons: The last column, by entry.
  ///   - hasAnchors: whether links lead to the rows.
  init(
    _ acl: NetworkACL, _ direction: Direction, _ profile: RuleVocabulary.Profile,
    in topology: Topology, subnets: String, reasons: [String], hasAnchors: Bool = true
  ) {
    let columns = RuleColumns(profile, .networkACL, direction)
    let words = RuleVocabulary(profile, .networkACL)
    func cells(_ traffic: RuleTraffic, _ peer: RulePeer, _ action: NetworkACL.Entry.Action)
      -> [String]
    {
      words.cells(traffic, peer).map(Markdown.text)
        + [Markdown.peer(topology.displayText(of: peer)), columns.word(for: action)]
    }
    let own = zip(acl.entries(direction), reasons).map { entry, reason in
      ["\(entry.ruleNumber)"] + cells(entry.traffic, entry.peer, entry.action)
        + [(hasAnchors ? RowAnchor(direction, entry.ruleNumber).element : "") + reason]
    }
    let blocks: [CIDR] = topology.hasIPv6(acl.vpc) ? [.anyIPv4, .anyIPv6] : [.anyIPv4]
    let defaults = blocks.map { ["*"] + cells(.all, .cidr($0), .deny) + [""] }
    self.init(
      title: "Network ACL \(Markdown.text(acl.displayName)) - \(columns.heading)",
      // The last row is to end in an empty cell, so what links to it leads here.
      note: [
        (hasAnchors ? RowAnchor.default(direction).element : "")
          + "Packets that \(direction == .inbound ? "enter" : "leave") \(subnets):"
      ],
      header: columns.names, rows: own + defaults)
  }
}
