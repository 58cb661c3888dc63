import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let overdueReview = Check(
    "rule.review-overdue", "A rule should have been looked at again by now", .warning,
    reason: "Somebody has set a day by which the rule is to be reviewed, and the day has passed.",
    example: "{tcp: 22, from: 203.0.113.0/24, reviewBy: 2026-06-30}, and it is July",
    remedy:
      "Ask the owner whether the rule is still needed, then set the next day or remove the rule.",
    references: CheckReference.pciDSS("1.2.7")
  ) { network in
    guard let today = network.today else { return [] }
    return network.named.compactMap { rule, name, resource in
      guard let day = rule.note?.reviewBy, day < today else { return nil }
      let owner = rule.note?.owner.map { ", owner \($0)" } ?? ""
      return Finding(
        check: "rule.review-overdue", severity: .warning, resource: resource,
        subject: network.subject(rule),
        message: "\(name) (\(network.text(rule))) was to be reviewed by \(day)\(owner)")
    }
  }
}
