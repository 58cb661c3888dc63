internal import Evaluation

extension Check {
  static let replyRangeTooNarrow = Check(
    "nacl.reply-range-too-narrow", "A network ACL drops the replies to some client ports", .error,
    reason:
      "Each kind of client has its own range of ports. Outside the range that the ACL admits requests "
      + "arrive and are never answered: some clients fail, or all of them now and then.",
    example:
      "inbound 100 allow tcp 443, outbound 100 allow tcp 32768-65535: load balancers use 1024-65535",
    remedy:
      "Widen the range of the entry for replies to that of the clients: 1024-65535 fits them all.",
    references: CheckReference.pciDSS("1.4.2")
  ) { $0.replies.findings.filter { $0.check == "nacl.reply-range-too-narrow" } }
}
