import Evaluation
import Foundation
import NetworkModel
import StructuredText
import Testing
import TopologyFile

/// Networks of our own in `Fixtures/more`, whose flows say what to expect; each corner that the worked
/// cases leave out has a flow.
@Suite struct FurtherCases {
  @Test(arguments: [
    "asymmetric", "endpoints", "health", "nat-gateway", "network-load-balancer",
    "transit-gateway",
  ])
  func `every flow has the verdict that its file expects`(name: String) throws {
    for explanation in try explanations(name) {
      let expectation = try #require(explanation.flow.expectation)
      #expect(
        explanation.outcome.meets(expectation),
        "\(explanation.flow.name) is \(explanation.outcome): \(explanation.blockers.map(\.message)), \(explanation.missing)"
      )
    }
  }

  @Test(arguments: [
    ("transit-gateway", "reference outbound", "SG_REFERENCING_SUPPORT"),
    ("transit-gateway", "zone without attachment", "TGW_ATTACH_VPC_AZ_RESTRICTION"),
    ("transit-gateway", "blackhole", "TGW_RTB_BAD_STATE_ROUTE"),
    ("transit-gateway", "nothing there", "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"),
    ("nat-gateway", "private", "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"),
    ("nat-gateway", "from inside", "NGW_REQUIRES_SOURCE_IN_VPC"),
    ("health", "no targets", "ELBV2_LISTENER_HAS_NO_TG"),
    ("health", "no listener", "ELBV2_LISTENERS_MISMATCH"),
    ("network-load-balancer", "client's group", "SG_REFERENCES_NOT_PRESERVED"),
    ("network-load-balancer", "alone with itself", "HAIRPIN"),
    ("asymmetric", "replies to the internet", "ASYMMETRIC"),
    ("asymmetric", "replies to a NAT gateway", "ASYMMETRIC"),
    ("asymmetric", "source and destination check", "ENI_SOURCE_DEST_CHECK_RESTRICTION"),
    ("endpoints", "service not in the zone", "VPCE_SERVICE_NOT_INSTALLED_IN_AZ"),
  ])
  func `what is lost is explained by its code`(file: String, flow: String, code: String) throws {
    let explanation = try explanation(file, flow)
    let codes = explanation.blockers.compactMap(\.code?.rawValue)
    #expect(codes.contains(code), "\(codes)")
  }

  @Test(arguments: [
    ("health", "one of two", "loadBalancer.unhealthy-target"),
    ("health", "fails open", "loadBalancer.health-fail-open"),
    ("network-load-balancer", "zones", "loadBalancer.node-without-target"),
    ("asymmetric", "peering and transit gateway", "flow.asymmetric"),
  ])
  func `what a reviewer should know is a finding`(
    file: String, flow: String, check: String
  ) throws {
    #expect(Set(try explanation(file, flow).findings.map(\.check)) == [check])
  }

  @Test(arguments: ["E02", "E03", "E04", "C05", "F16", "D02"])
  func `behind gateways too, what lifts a blocker is found and tried`(
    vector: String
  ) async throws {
    let vector = try #require(Vector.all.first { $0.id == vector })
    let explanations = [try vector.explanation()]
    let evaluator = Evaluator(try vector.topology())
    let remedies = await evaluator.findingRemedies(of: explanations)[0].remedies ?? []
    #expect(!remedies.isEmpty && remedies.allSatisfy { $0.outcome == .allowed })
  }

  @Test func `an attribute that decides and is not stated leaves the verdict open`() throws {
    let file = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
      routeTables: {public: {routes: [{destination: 0.0.0.0/0, target: igw-1}]}}
      subnets: {a: {cidr: 10.0.0.0/24, routeTable: public}, b: {cidr: 10.0.1.0/24}}
      securityGroups: {inside: {inbound: [{protocol: tcp, ports: 80, source: 10.0.0.0/16}]}}
      instances: {web: {subnet: b, privateIP: 10.0.1.10, securityGroups: inside}}
      loadBalancers:
        nlb: {type: network, subnets: a, listeners: [{protocol: TCP, port: 80, targets: web}]}
        gwlb: {type: gateway, subnets: a}
      flows:
        - {name: one, from: 203.0.113.7, to: nlb, protocol: tcp, port: 80}
        - {name: two, from: 203.0.113.7, to: gwlb, protocol: tcp, port: 80}
      """
    let topology = try topology(file)
    let explanations = Evaluator(topology).explainFlows()
    #expect(explanations.map(\.outcome) == [.undetermined, .undetermined])
    #expect(
      explanations[0].missing == [
        "preserveClientIP of nlb: with it the flow is denied, without it allowed"
      ])
    #expect(
      explanations[1].missing == ["what the appliances behind gwlb do is not in the model"])
  }

  @Test func `what lies behind a gateway that is not modelled stays open, and is named`() throws {
    let file = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
      externals: {office: {cidrs: 192.168.0.0/16}, branch: {cidrs: 172.20.0.0/16}}
      prefixLists: {pl-1: {cidrs: 198.51.100.0/24}, pl-2: {cidrs: 198.51.100.0/24}}
      routeTables:
        private:
          routes:
            - {destination: 192.168.0.0/16, target: vgw-1}
            - {destination: 172.20.0.0/16, target: tgw-1}
            - {destination: pl-1, target: igw-1}
            - {destination: pl-2, target: tgw-1}
      subnets: {a: {cidr: 10.0.0.0/24, routeTable: private}}
      securityGroups: {sg: {inbound: [{protocol: all, source: 0.0.0.0/0}]}}
      transitGateways:
        tgw-1:
          attachments:
            here: {vpc: vpc-1, subnets: a, routeTable: main}
            there: {peer: vpn, routeTable: main}
          routeTables: {main: {routes: [{destination: 172.20.0.0/16, target: there}], propagations: here}}
      instances: {web: {subnet: a, privateIP: 10.0.0.10, publicIP: 203.0.113.1, securityGroups: sg}}
      flows:
        - {name: in, from: office, to: web, protocol: tcp, port: 80}
        - {name: out, from: web, to: office, protocol: tcp, port: 80}
        - {name: in by transit gateway, from: branch, to: web, protocol: tcp, port: 80}
        - {name: either list, from: web, to: 198.51.100.7, protocol: tcp, port: 80}
        - {name: nowhere, from: 10.9.0.1, to: web, protocol: tcp, port: 80}
      """
    let explanations = Evaluator(try topology(file)).explainFlows()
    #expect(
      explanations.map(\.outcome) == [
        .undetermined, .undetermined, .undetermined, .undetermined, .denied,
      ])
    #expect(explanations[0].missing[0].contains("vgw-1"))
    #expect(explanations[1].missing[0].contains("vgw-1"))
    #expect(explanations[2].missing[0].contains("tgw-1"))
    #expect(explanations[3].missing[0].contains("pl-1"))
  }

  private func explanations(_ name: String) throws -> [Explanation] {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/more/\(name).yaml")
    return Evaluator(try topology(String(contentsOf: url, encoding: .utf8))).explainFlows()
  }

  private func explanation(_ file: String, _ flow: String) throws -> Explanation {
    try #require(try explanations(file).first { $0.flow.name == flow })
  }

  private func topology(_ text: String) throws -> Topology {
    let reading = TopologyFile.read([SourceText(name: "net.yaml", text: text)])
    return try #require(reading.topology, "\(reading.diagnostics)")
  }
}
