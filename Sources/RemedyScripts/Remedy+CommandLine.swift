public import Evaluation
import JSON
import NetworkModel
import PacketSpace

extension Remedy {
  /// The changes as lines of the AWS command line, for a POSIX shell.
  public var commandLines: String { changes.map { "\($0.commandLine)\n" }.joined() }
}

extension Remedy.Change {
  private var isReplacement: Bool {
    switch self {
    case .replaceEntry, .replaceRoute: true
    case .addEntry, .addRule, .addRoute: false
    }
  }

  private var verb: String { isReplacement ? "replace" : "create" }

  fileprivate var commandLine: String {
    let words: [String]
    switch self {
    case .addEntry(let id, let direction, let entry),
      .replaceEntry(let id, let direction, let entry):
      let fields = RuleFields(entry.traffic)
      var arguments = [
        "\(verb)-network-acl-entry", "--network-acl-id",
        id.awsText,
        direction == .inbound ? "--ingress" : "--egress", "--rule-number", "\(entry.ruleNumber)",
        "--protocol", fields.number,
      ]
      if let ports = fields.ports {
        arguments += ["--port-range", "From=\(ports.lowerBound),To=\(ports.upperBound)"]
      }
      if let icmp = fields.icmp {
        arguments += ["--icmp-type-code", "Code=\(icmp.code),Type=\(icmp.type)"]
      }
      if case .cidr(let cidr) = entry.peer {
        arguments += [
          cidr.family == .ipv4 ? "--cidr-block" : "--ipv6-cidr-block", cidr.description,
        ]
      }
      words = arguments + ["--rule-action", entry.action.rawValue]
    case .addRule(let id, let direction, let rule):
      words = [
        "authorize-security-group-\(direction == .inbound ? "ingress" : "egress")", "--group-id",
        id.awsText,
        "--ip-permissions", rule.permission,
      ]
    case .addRoute(let id, let route), .replaceRoute(let id, let route):
      let destination =
        switch route.destination {
        case .cidr(let cidr):
          [
            cidr.family == .ipv4 ? "--destination-cidr-block" : "--destination-ipv6-cidr-block",
            cidr.description,
          ]
        case .prefixList(let list):
          [
            "--destination-prefix-list-id",
            list.awsText,
          ]
        }
      words =
        [
          "\(verb)-route", "--route-table-id",
          id.awsText,
        ] + destination + ["--\(route.target.fields.flag)", route.target.fields.id]
    }
    return (["aws", "ec2"] + words).map(\.asShellWord).joined(separator: " ")
  }
}

extension SecurityGroup.Rule {
  /// The value of `--ip-permissions`, as JSON: the shorthand has no way to quote a comma.
  fileprivate var permission: String {
    let fields = RuleFields(traffic)
    var members = ["\"IpProtocol\":\(fields.name.asJSON)"]
    if let ports = fields.ports {
      members += ["\"FromPort\":\(ports.lowerBound)", "\"ToPort\":\(ports.upperBound)"]
    }
    if let icmp = fields.icmp {
      members += ["\"FromPort\":\(icmp.type)", "\"ToPort\":\(icmp.code)"]
    }
    let (list, member, value) =
      switch peer {
      case .cidr(let cidr) where cidr.family == .ipv4:
        ("IpRanges", "CidrIp", cidr.description)
      case .cidr(let cidr): ("Ipv6Ranges", "CidrIpv6", cidr.description)
      case .named(let name): ("IpRanges", "CidrIp", "<blocks of \(name)>")
      case .prefixList(let id):
        (
          "PrefixListIds", "PrefixListId",
          id.awsText
        )
      case .unknown: ("IpRanges", "CidrIp", "<unknown>")
      case .unknownGroup(let id): ("UserIdGroupPairs", "GroupId", id)
      case .securityGroup(let id):
        (
          "UserIdGroupPairs", "GroupId",
          id.awsText
        )
      }
    members.append("\"\(list)\":[{\"\(member)\":\(value.asJSON)}]")
    return "[{\(members.joined(separator: ","))}]"
  }
}

extension String {
  /// One word of a POSIX shell that stands for the text itself.
  fileprivate var asShellWord: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ","),
          UInt8(ascii: "="):
          true
        default: false
        }
      }
    return isPlain
      ? self
      : "'"
        + split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }

  /// As a JSON string.
  fileprivate var asJSON: String { String(JSONValue.string(self).text.dropLast()) }
}
