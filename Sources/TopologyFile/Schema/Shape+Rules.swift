internal import StructuredText

extension Shape {
  static let trafficFields = [
    Field(.type, .text, "a type of the console's menu, such as HTTP or Custom TCP"),
    Field(
      .protocol, .either([.text, .number(-1...255)]),
      "tcp, udp, icmp, icmpv6, all or a number"),
    Field(.ports, .ports, "a port, or a range such as 1024-65535"),
    Field(.icmpType, .number(0...255), "the ICMP type; absent: every type"),
    Field(.icmpCode, .number(0...255), "the ICMP code; absent: every code of the type"),
  ]

  static let description = Field(.description, .text, "what it is for")

  /// What an organisation says of a rule.
  static let note = [
    Field(.owner, .text, "who answers for it"),
    Field(.justification, .text, "the business need"),
    Field(.ticket, .text, "where it was asked for"),
    Field(.reviewBy, .date, "the day by which it is to be reviewed, such as 2027-01-31"),
  ]

  private static func rules(_ rule: Shape) -> Value { .orUnknown(.list(.object(rule))) }

  static let securityGroup = Shape(
    "a security group",
    [
      Field(.name, .text, "what people call it, where that differs from its identifier"),
      Field(.vpc, .text, "its VPC; may be left out where the network has only one"),
      description,
      Field(
        .state, .word(["active", "unidentified"]),
        "'unidentified' where it stands for groups that nobody can name, which a rule that refers to any "
          + "group of its VPC may mean"),
      Field(.inbound, rules(securityGroupRule), "the rules for requests that come in"),
      Field(
        .outbound, rules(securityGroupRule),
        "the rules for requests that go out; absent: everything; []: nothing"),
    ])

  static let securityGroupRule = Shape(
    "a security group rule",
    trafficFields + [
      Field(
        .source, .text,
        "inbound: a CIDR block, a name from cidrs, a security group or a prefix list; 'unknown: …' "
          + "where nobody knows what it is"),
      Field(.destination, .text, "outbound: likewise"),
      Field(
        .state, .word(["active", "stale"]),
        "'stale' where the group it refers to, or the peering to it, is gone"),
      description,
    ] + note)

  static let networkACL = Shape(
    "a network ACL",
    [
      Field(.name, .text, "what people call it, where that differs from its identifier"),
      Field(.vpc, .text, "its VPC; may be left out where the network has only one"),
      Field(.inbound, rules(networkACLRule), "the entries for packets that enter a subnet"),
      Field(.outbound, rules(networkACLRule), "the entries for packets that leave a subnet"),
    ])

  static let networkACLRule = Shape(
    "a network ACL rule",
    [
      Field(
        .rule, .number(1...32766), required: true,
        "its number: lower ones are read first, the first match decides")
    ] + trafficFields + [
      Field(.source, .text, "inbound: a CIDR block or a name from cidrs"),
      Field(.destination, .text, "outbound: likewise"),
      Field(.action, .word(["allow", "deny"]), required: true, "what it does"),
      description,
    ] + note)
}
