import Diagnostics
import NetworkModel
import PacketSpace
import StructuredText

extension FilterScript {
  /// The script as a CloudFormation template in YAML.
  ///
  /// Outbound rules are part of their group, or the one that AWS adds by itself would stay (SG-07); inbound ones are
  /// resources of their own, since groups may name each other.
  public var cloudFormation: String {
    var template = CloudFormationTemplate()
    for group in groups { template.add(group, rules(of: group)) }
    for acl in topology.networkACLs {
      template.add(acl, subnets: subnets(of: acl), entries(of: acl))
    }
    return template.text
  }
}

/// A CloudFormation template while it is being written.
private struct CloudFormationTemplate {
  private typealias Pair = YAMLNode.Pair

  private var labels = LabelTable(.cloudFormation)
  private var parameters: [Pair] = []
  private var knownParameters: Set<String> = []
  private var resources: [Pair] = []

  var text: String {
    var sections: [Pair] = [.init("AWSTemplateFormatVersion", .text("2010-09-09"))]
    if !parameters.isEmpty { sections.append(.init("Parameters", .mapping(parameters))) }
    sections.append(.init("Resources", .mapping(resources)))
    return YAMLWriter.text(of: .mapping(sections))
  }

  private mutating func add(_ label: String, _ type: String, _ properties: [Pair]) {
    resources.append(
      Pair(
        label,
        .mapping([
          Pair("Type", .text("AWS::EC2::\(type)")), Pair("Properties", .mapping(properties)),
        ])))
  }

  // MARK: Security groups

  mutating func add(_ group: SecurityGroup, _ rules: [FilterScript.Rule]) {
    let label = labels.label("group", group.id.rawValue)
    let outbound = rules.filter { $0.direction == .outbound }.map {
      YAMLNode.mapping(fields(of: $0))
    }
    add(
      label, "SecurityGroup",
      [
        Pair(
          "GroupDescription", .text(AWSText.description(group.description ?? group.displayName))),
        Pair("VpcId", reference("vpc", "AWS::EC2::VPC::Id", group.vpc.rawValue)),
        Pair("SecurityGroupEgress", .list(outbound.isEmpty ? [Self.nothing] : outbound)),
        Pair("Tags", Self.name(group.displayName)),
      ])
    for rule in rules where rule.direction == .inbound {
      add(
        labels.label("rule", "\(group.id) inbound \(rule.number)"), "SecurityGroupIngress",
        [Pair("GroupId", Self.attribute("GroupId", of: label))] + fields(of: rule))
    }
  }

  /// Of a group without outbound rules: one for an address that nothing has, in place of the one for all.
  private static let nothing = YAMLNode.mapping([
    Pair("Description", .text("No outbound traffic")), Pair("IpProtocol", .text("icmp")),
    Pair("FromPort", .number(252)), Pair("ToPort", .number(86)),
    Pair("CidrIp", .text("255.255.255.255/32")),
  ])

  private mutating func fields(of rule: FilterScript.Rule) -> [Pair] {
    var pairs: [Pair] = []
    if let description = rule.description { pairs.append(Pair("Description", .text(description))) }
    pairs.append(Pair("IpProtocol", .text(rule.fields.name)))
    if let ports = rule.fields.ports {
      pairs += [
        Pair("FromPort", .number(Int(ports.lowerBound))),
        Pair("ToPort", .number(Int(ports.upperBound))),
      ]
    }
    if let icmp = rule.fields.icmp {
      pairs += [Pair("FromPort", .number(icmp.type)), Pair("ToPort", .number(icmp.code))]
    }
    let isInbound = rule.direction == .inbound
    switch rule.peer {
    case .block(let block):
      pairs.append(
        Pair(block.family == .ipv4 ? "CidrIp" : "CidrIpv6", .text(block.description)))
    case .group(let id):
      let peer = labels.label("group", id.rawValue)
      pairs.append(
        Pair(
          isInbound ? "SourceSecurityGroupId" : "DestinationSecurityGroupId",
          Self.attribute("GroupId", of: peer)))
    case .prefixList(let id):
      pairs.append(
        Pair(
          isInbound ? "SourcePrefixListId" : "DestinationPrefixListId",
          reference("pl", "String", id.rawValue)))
    }
    return pairs
  }

  // MARK: Network ACLs

  mutating func add(
    _ acl: NetworkACL, subnets: [ResourceID<Subnet>], _ entries: [FilterScript.Entry]
  ) {
    let label = labels.label("acl", acl.id.rawValue)
    add(
      label, "NetworkAcl",
      [
        Pair("VpcId", reference("vpc", "AWS::EC2::VPC::Id", acl.vpc.rawValue)),
        Pair("Tags", Self.name(acl.displayName)),
      ])
    for entry in entries {
      add(
        labels.label("entry", "\(acl.id) \(entry.direction.rawValue) \(entry.number)"),
        "NetworkAclEntry",
        [Pair("NetworkAclId", Self.reference(to: label))] + fields(of: entry))
    }
    for subnet in subnets {
      add(
        labels.label("association", "\(acl.id) \(subnet)"), "SubnetNetworkAclAssociation",
        [
          Pair("NetworkAclId", Self.reference(to: label)),
          Pair("SubnetId", reference("subnet", "AWS::EC2::Subnet::Id", subnet.rawValue)),
        ])
    }
  }

  private func fields(of entry: FilterScript.Entry) -> [Pair] {
    var pairs = [
      Pair("RuleNumber", .number(entry.number)),
      Pair("Egress", .flag(entry.direction == .outbound)),
      Pair("Protocol", .plain(entry.fields.number)),
      Pair("RuleAction", .text(entry.action.rawValue)),
      Pair(
        entry.block.family == .ipv4 ? "CidrBlock" : "Ipv6CidrBlock", .text(entry.block.description)),
    ]
    if let ports = entry.fields.ports {
      pairs.append(
        Pair(
          "PortRange",
          .mapping([
            Pair("From", .number(Int(ports.lowerBound))),
            Pair("To", .number(Int(ports.upperBound))),
          ])))
    }
    if let icmp = entry.fields.icmp {
      pairs.append(
        Pair(
          "Icmp", .mapping([Pair("Type", .number(icmp.type)), Pair("Code", .number(icmp.code))])))
    }
    return pairs
  }

  // MARK: References

  private static func name(_ name: String) -> YAMLNode {
    .list([.mapping([Pair("Key", .text("Name")), Pair("Value", .text(name))])])
  }

  private static func reference(to label: String) -> YAMLNode {
    .mapping([Pair("Ref", .text(label))])
  }

  private static func attribute(_ attribute: String, of label: String) -> YAMLNode {
    .mapping([Pair("Fn::GetAtt", .list([.text(label), .text(attribute)]))])
  }

  /// An identifier of AWS's, or else a parameter for it.
  private mutating func reference(_ prefix: String, _ type: String, _ id: String) -> YAMLNode {
    if AWSIdentifier.isOwn(id, prefix: prefix) { return .text(id) }
    let label = labels.label(prefix, id)
    if knownParameters.insert(label).inserted {
      parameters.append(
        Pair(
          label,
          .mapping([Pair("Type", .text(type)), Pair("Description", .text("The ID of \(id)"))])))
    }
    return Self.reference(to: label)
  }
}

extension YAMLNode.Pair {
  fileprivate init(_ key: String, _ value: YAMLNode) {
    self.init(key: key, keyLocation: .nowhere, value: value)
  }
}

extension YAMLNode {
  fileprivate static func text(_ text: String) -> YAMLNode {
    YAMLNode(content: .scalar(text, isPlain: false), location: .nowhere)
  }

  /// A number or another word that needs no quotes.
  fileprivate static func plain(_ text: String) -> YAMLNode {
    YAMLNode(content: .scalar(text, isPlain: true), location: .nowhere)
  }

  fileprivate static func number(_ number: Int) -> YAMLNode { plain("\(number)") }
  fileprivate static func flag(_ flag: Bool) -> YAMLNode { plain("\(flag)") }

  fileprivate static func list(_ items: [YAMLNode]) -> YAMLNode {
    YAMLNode(content: .sequence(items), location: .nowhere)
  }

  fileprivate static func mapping(_ pairs: [Pair]) -> YAMLNode {
    YAMLNode(content: .mapping(pairs), location: .nowhere)
  }
}

extension SourceLocation {
  /// Of what no source has.
  fileprivate static let nowhere = SourceLocation(file: "", line: 1, column: 1)
}
