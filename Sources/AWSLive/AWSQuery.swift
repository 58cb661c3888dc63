/// One question to AWS, as the `aws` command line asks it.
struct AWSQuery: Hashable, Sendable {
  /// `ec2`, `elbv2`, …
  let service: String
  /// `describe-vpcs`, …
  let operation: String
  /// What the question is about; nil: everything in the Region.
  var subject: Subject?
  /// Further arguments.
  var arguments: [String] = []

  /// Something that a question is about, which its answer does not name.
  struct Subject: Hashable, Sendable {
    /// The argument that names it.
    let argument: String
    /// Its identifier.
    let id: String
    /// What the answer calls such identifiers elsewhere.
    let key: String
    /// What collectors call a list of such answers.
    let wrapper: String
  }

  /// The arguments of `aws`.
  var commandLine: [String] {
    [service, operation] + (subject.map { [$0.argument, $0.id] } ?? []) + arguments
  }

  /// What to call the file of the answer, as collectors do.
  var fileName: String {
    let name = "\(service)-\(operation)"
    guard let subject else { return "\(name).json" }
    let id = subject.id.split(separator: "/").suffix(2).joined(separator: "-")
    let safe = id.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" }
    return "\(name)-\(String(safe)).json"
  }

  /// The permission that it needs, as a policy names it.
  var permission: String {
    let prefix = service == "elb" || service == "elbv2" ? "elasticloadbalancing" : service
    let action = operation.split(separator: "-").map {
      $0 == "db" ? "DB" : $0.prefix(1).uppercased() + $0.dropFirst()
    }
    return "\(prefix):\(action.joined())"
  }

  /// An answer that says what it is about.
  func wrapped(_ answer: [UInt8]) -> [UInt8] {
    guard let subject, let brace = answer.firstIndex(of: UInt8(ascii: "{")) else { return answer }
    let isEmpty =
      answer[(brace + 1)...].first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "}")
    let head =
      "{\"\(subject.wrapper)\": [{\"\(subject.key)\": \"\(subject.id)\"\(isEmpty ? "" : ",")"
    return Array(head.utf8) + answer[(brace + 1)...] + Array("]}\n".utf8)
  }
}

extension AWSQuery {
  /// What is asked first.
  static let first: [AWSQuery] =
    [
      "describe-vpcs", "describe-subnets", "describe-route-tables", "describe-network-acls",
      "describe-security-groups", "describe-instances", "describe-network-interfaces",
      "describe-internet-gateways", "describe-egress-only-internet-gateways",
      "describe-nat-gateways", "describe-addresses", "describe-vpc-endpoints",
      "describe-vpc-peering-connections", "describe-managed-prefix-lists", "describe-prefix-lists",
      "describe-transit-gateways", "describe-transit-gateway-attachments",
      "describe-transit-gateway-vpc-attachments", "describe-transit-gateway-route-tables",
    ].map { AWSQuery(service: "ec2", operation: $0) } + [
      AWSQuery(service: "elb", operation: "describe-load-balancers"),
      AWSQuery(service: "elbv2", operation: "describe-load-balancers"),
      AWSQuery(service: "elbv2", operation: "describe-target-groups"),
      AWSQuery(service: "autoscaling", operation: "describe-auto-scaling-groups"),
      AWSQuery(service: "autoscaling", operation: "describe-launch-configurations"),
      AWSQuery(service: "rds", operation: "describe-db-instances"),
      AWSQuery(service: "lambda", operation: "list-functions"),
    ]
}
