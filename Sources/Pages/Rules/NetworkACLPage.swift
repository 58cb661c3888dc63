import Evaluation
import Markup
import Mustache
import NetworkModel
import PacketSpace
import Provenance
import Review

/// The page of a network ACL.
struct NetworkACLPage: MustacheParent {
  let title: String
  let subnets: String
  let place: String?
  let tables: [RuleTable]
  let replies: [String]
  let coverage: String?
  let findings: [String]
  let flows: [RuleFlow]

  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "subnets": subnets
    case "place": place
    case "tables": tables
    case "replies": replies
    case "hasReplies": !replies.isEmpty
    case "coverage": coverage
    case "findings": findings
    case "hasFindings": !findings.isEmpty
    case "flows": flows
    case "hasFlows": !flows.isEmpty
    default: nil
    }
  }
}

extension NetworkACLPage {
  init(_ acl: NetworkACL, _ context: PageContext, profile: RuleVocabulary.Profile) {
    let topology = context.network.topology
    self.title = context.title("Network ACL", acl)
    let subnets = topology.subnets(of: acl)
    self.subnets =
      subnets.isEmpty
      ? "No subnet is associated with it."
      : "Associated with \(Sentence.list(subnets.map(\.label), atMost: 20))."
    self.place = context.place(.resource(.networkACL, acl.id.rawValue))
    let names = Sentence.list(subnets.map { Markdown.text($0.displayName) })
    self.tables = Direction.allCases.map { direction in
      RuleTable(
        acl, direction, profile, in: topology, subnets: names.isEmpty ? "its subnets" : names,
        reasons: context.reasons.reasons(for: acl, direction))
    }
    self.replies = context.review.replies.replies(of: acl).flatMap(\.rows)
    self.coverage = context.coverage {
      if case .entry(acl.id, _, _) = $0 { true } else { false }
    }
    self.findings = context.findings(.networkACL, acl.id.rawValue)
    self.flows = context.filterFlows.flows(at: acl)
  }
}

extension Subnet {
  /// The subnet and its blocks, as Markdown: `public-a (10.0.0.0/24)`.
  fileprivate var label: String {
    let blocks = cidrs.map(\.description).joined(separator: ", ")
    return "\(Markdown.text(displayName)) (\(blocks))"
  }
}
