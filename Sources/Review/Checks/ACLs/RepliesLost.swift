internal import Evaluation

extension Check {
  static let repliesLost = Check(
    "nacl.replies-lost", "A network ACL admits requests and drops every reply", .error,
    reason:
      "A network ACL does not remember requests: replies go to the client's own port, and an entry "
      + "has to admit that too.",
    example: "inbound 100 allow tcp 80 from 0.0.0.0/0, outbound empty, or with port 80 as well",
    remedy:
      "Allow TCP 1024-65535 in the other direction, to the peers that the requests come from.",
    references: CheckReference.pciDSS("1.4.2")
  ) { $0.replies.findings.filter { $0.check == "nacl.replies-lost" } }
}
