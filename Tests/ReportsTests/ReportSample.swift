import Foundation
import NetworkModel
import StructuredText
import Testing
import TopologyFile

/// A flow of an example of the project, or of a small network of its own.
struct ReportSample: Sendable, CustomTestStringConvertible {
  let name: String
  let flow: String
  let verdict: String
  /// The file in `Examples`, or the text itself.
  let source: Source

  enum Source: Sendable {
    case example(String)
    case text(String)
  }

  var testDescription: String { name }

  func reading() throws -> TopologyReading {
    let text =
      switch source {
      case .text(let text): text
      case .example(let file):
        try String(
          contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Examples/\(file)"), encoding: .utf8)
      }
    return TopologyFile.read([SourceText(name: "net.yaml", text: text)])
  }
}

extension ReportSample {
  static let all = [
    ReportSample(
      name: "allowed", flow: "Browse", verdict: "allowed", source: .example("diagram-b.yaml")),
    ReportSample(
      name: "partial", flow: "Browse", verdict: "partial",
      source: .example("a-linux-range-windows-clients.yaml")),
    ReportSample(
      name: "denied", flow: "Browse from the partner", verdict: "denied",
      source: .example("a-deny-before-allow.yaml")),
    ReportSample(
      name: "nat", flow: "Fetch updates", verdict: "allowed", source: .example("nat-gateway.yaml")),
    ReportSample(
      name: "load-balancer", flow: "Browse", verdict: "denied",
      source: .example("b-no-return-to-load-balancer.yaml")),
    ReportSample(
      name: "undetermined", flow: "out", verdict: "undetermined", source: .text(undetermined)),
    ReportSample(name: "hostile", flow: "in", verdict: "denied", source: .text(hostile)),
  ]

  private static let undetermined = """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
    subnets: {a: {cidr: 10.0.0.0/24}}
    instances: {web: {subnet: a, privateIP: 10.0.0.10}}
    loadBalancers: {gwlb: {type: gateway, subnets: a}}
    flows: [{name: out, from: web, to: gwlb, protocol: tcp, port: 80}]
    """

  /// Names that a shell, HCL, Markdown and a terminal would each take for something else.
  private static let hostile = """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
    networkACLs:
      "acl'\\"${x}`%{y}": {inbound: [{rule: 10, protocol: tcp, ports: 443, source: 10.0.0.0/16, action: allow}], outbound: []}
    securityGroups: {"sg'$(rm)\\"": {inbound: [], outbound: []}}
    subnets: {a: {cidr: 10.0.0.0/24}, b: {cidr: 10.0.1.0/24, networkACL: "acl'\\"${x}`%{y}"}}
    instances:
      client: {subnet: a, privateIP: 10.0.0.10, securityGroups: "sg'$(rm)\\\""}
      server: {subnet: b, privateIP: 10.0.1.10, securityGroups: "sg'$(rm)\\""}
    flows: [{name: in, from: client, to: server, protocol: tcp, port: 80, clientPorts: linux}]
    """
}
