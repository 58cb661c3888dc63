import Evaluation
import NetworkModel
import PacketSpace
import Provenance
import Reports
import Review
import StructuredText
import Testing
import TopologyFile

/// A small network with two flows, of which one fails, and findings made up for it.
struct CheckSample {
  let topology: Topology
  let locations: SourceLocations
  let suppressions: [Suppression]
  let explanations: [Explanation]

  init() async throws {
    let reading = TopologyFile.read([SourceText(name: "infra/net.yaml", text: Self.text)])
    self.topology = try #require(reading.topology)
    self.locations = reading.locations
    self.suppressions = reading.suppressions
    self.explanations = await Evaluator(topology).explainFlows()
  }

  private static let text = """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
    routeTables: {rt-1: {routes: [{destination: 0.0.0.0/0, target: igw-1}]}}
    networkACLs:
      acl-1:
        name: public
        inbound:
          - {rule: 100, protocol: tcp, ports: 80, source: 0.0.0.0/0, action: allow}
        outbound:
          - {rule: 100, protocol: tcp, ports: 32768-65535, destination: 0.0.0.0/0, action: allow}
    subnets: {a: {cidr: 10.0.0.0/24, routeTable: rt-1, networkACL: acl-1}}
    securityGroups: {sg-1: {inbound: [{protocol: tcp, ports: 80, source: 0.0.0.0/0}]}}
    instances: {web: {subnet: a, publicIP: 198.51.100.1, securityGroups: [sg-1]}}
    flows:
      - {name: Browse, from: internet, to: web, protocol: tcp, port: 80, client: linux, expect: allowed}
      - {name: Log in, from: internet, to: web, protocol: tcp, port: 22, expect: allowed}
    suppressions:
      - {check: nacl.replies-lost, on: public, reason: "Nobody, uses it.", ticket: NET-1, until: 2027-01-31}
    """

  /// As many errors as are asked for, two warnings of which one is a doubt, and a note without a place.
  static func findings(errors: Int = 2) -> [Finding] {
    (0..<errors).map { number in
      Finding(
        check: "nacl.reply-range-too-narrow", severity: .error,
        resource: Finding.Resource(
          kind: "networkACL", id: "acl-1", name: "public", direction: .outbound, rule: "100"),
        subject: "\(number)", clientPorts: PortSet(1024...32767),
        message: "replies to some clients are lost, case \(number)",
        advice: "open 1024-65535 in rule 100")
    } + [
      Finding(
        check: "loadBalancer.unhealthy-target", severity: .warning,
        resource: Finding.Resource(
          kind: "securityGroup", id: "sg-1", direction: .inbound, rule: "1"),
        message: "the health check gets no answer"),
      Finding(
        check: "flow.asymmetric", severity: .warning,
        resource: Finding.Resource(kind: "flow", id: "Browse"), confidence: .possible,
        message: "replies take another way"),
      Finding(
        check: "flow.asymmetric", severity: .note,
        resource: Finding.Resource(kind: "vpcEndpoint", id: "vpce-1"), message: "nothing to see"),
    ]
  }

  /// The finding that the flow which fails gives.
  var unexpected: [Finding] {
    [
      Finding(
        check: "flow.unexpected-verdict", severity: .error,
        resource: Finding.Resource(kind: "flow", id: "Log in"),
        message: "Log in is expected to be allowed and is denied")
    ]
  }

  var accepted: [AcceptedFinding] {
    suppressions.map { suppression in
      AcceptedFinding(
        Finding(
          check: "nacl.replies-lost", severity: .error,
          resource: Finding.Resource(kind: "networkACL", id: "acl-1", name: "public"),
          message: "every reply is lost"), by: suppression)
    }
  }

  /// A baseline with the first of the errors, and one that is gone.
  static let baseline = FindingsBaseline([findings()[0].id, "00000000000000aa"])

  func report(
    _ findings: [Finding], accepted: [AcceptedFinding] = [], baseline: FindingsBaseline? = nil,
    input: String = "infra/net.yaml", folder: String = ""
  ) -> CheckReport {
    CheckReport(
      explanations, findings: findings, accepted: accepted, in: topology, locations,
      baseline: baseline, input: input, folder: folder)
  }

  /// A report with everything in it.
  var whole: CheckReport {
    report(
      unexpected + Self.findings(), accepted: accepted, baseline: Self.baseline)
  }
}
