import NetworkModel
import Testing

/// Entries of an ACL and what a review says of them.
struct Case: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let inbound: [String]
  let outbound: [String]
  let findings: [String]

  init(_ name: String, _ inbound: [String], _ outbound: [String], _ findings: [String] = []) {
    self.testDescription = name
    self.inbound = inbound
    self.outbound = outbound
    self.findings = findings
  }

  static let all = [
    Case(
      "the public ACL of the VPC module's example",
      [
        "100 tcp 80 0.0.0.0/0", "110 tcp 443 0.0.0.0/0", "120 tcp 22 0.0.0.0/0",
        "130 tcp 3389 0.0.0.0/0", "140 tcp 80 ::/0", "900 tcp 1024-65535 0.0.0.0/0",
      ],
      [
        "100 tcp 80 0.0.0.0/0", "110 tcp 443 0.0.0.0/0", "120 tcp 1433 10.0.100.0/22",
        "130 tcp 22 10.0.100.0/22", "150 tcp 90 ::/0", "900 tcp 32768-65535 0.0.0.0/0",
      ],
      [
        "error network ACL public drops replies to client ports 1024–32767 (outbound rule *) of requests to TCP 22, 80, 443, 3389 from 0.0.0.0/0: Windows 2003 clients lose all of them, load balancers, NAT gateways, Lambda functions and FreeBSD clients some; Linux, Windows and macOS clients are above it",
        "error network ACL public lets no reply out to requests to TCP 80 from ::/0 (outbound rule *): no client gets an answer",
        "error network ACL public lets no reply in to requests to TCP 90 at ::/0 (inbound rule *): no client gets an answer",
      ]),
    Case("every reply passes", ["100 tcp 80 0.0.0.0/0"], ["100 tcp 1024-65535 0.0.0.0/0"]),
    Case(
      "outbound requests whose replies come in", ["100 tcp 1024-65535 0.0.0.0/0"],
      ["100 tcp 80 0.0.0.0/0", "110 tcp 443 0.0.0.0/0"]),
    Case(
      "no entry for replies", ["100 tcp 80 0.0.0.0/0"], [],
      [
        "error network ACL public lets no reply out to requests to TCP 80 from 0.0.0.0/0 (outbound rule *): no client gets an answer"
      ]),
    Case(
      "the service's port instead of the clients'", ["100 tcp 80 0.0.0.0/0"],
      ["100 tcp 80 0.0.0.0/0"],
      [
        "error network ACL public lets no reply out to requests to TCP 80 from 0.0.0.0/0 (outbound rule *): no client gets an answer"
      ]),
    Case(
      "replies to some peers only", ["100 tcp 80 0.0.0.0/0"], ["100 tcp 1024-65535 0.0.0.0/1"],
      [
        "error network ACL public lets no reply out to requests to TCP 80 from 128.0.0.0/1 (outbound rule *): no client gets an answer"
      ]),
    Case(
      "a block that is shut out", ["100 tcp 80 0.0.0.0/0"],
      ["90 all 0-65535 203.0.113.0/24 deny", "100 tcp 1024-65535 0.0.0.0/0"]),
    Case(
      "a dangerous port is denied", ["100 tcp 80 0.0.0.0/0"],
      ["90 tcp 3389 0.0.0.0/0 deny", "100 tcp 1024-65535 0.0.0.0/0"],
      [
        "note network ACL public drops replies to client ports 3389 (outbound rule 90) of requests to TCP 80 from 0.0.0.0/0: load balancers, NAT gateways, Lambda functions and Windows 2003 clients lose some of them; Linux, Windows, macOS and FreeBSD clients are above it"
      ]),
    Case(
      "a deny before the requests' entry", ["90 tcp 80 0.0.0.0/0 deny", "100 tcp 80 0.0.0.0/0"], []),
    Case(
      "all traffic in, replies from 32768", ["100 all 0-65535 0.0.0.0/0"],
      ["100 tcp 32768-65535 0.0.0.0/0"],
      [
        "error network ACL public drops replies to client ports 1024–32767 (outbound rule *) of requests to TCP 1–1023 from 0.0.0.0/0: Windows 2003 clients lose all of them, load balancers, NAT gateways, Lambda functions and FreeBSD clients some; Linux, Windows and macOS clients are above it"
      ]),
    Case("all traffic both ways", ["100 all 0-65535 0.0.0.0/0"], ["100 all 0-65535 0.0.0.0/0"]),
    Case("all traffic out for replies", ["100 tcp 80 0.0.0.0/0"], ["100 all 0-65535 0.0.0.0/0"]),
    Case(
      "our own Linux clients", ["100 tcp 32768-60999 0.0.0.0/0"], ["100 tcp 443 0.0.0.0/0"]),
    Case(
      "private Linux clients", ["100 tcp 443 10.0.0.0/16"], ["100 tcp 32768-60999 10.0.0.0/16"]),
    Case(
      "replies for Windows 2003 only", ["100 tcp 443 10.0.0.0/16"],
      ["100 tcp 1025-5000 10.0.0.0/16"], []),
  ]

  var topology: Topology {
    get throws { try ACL(inbound: inbound, outbound: outbound).topology }
  }
}
