import Evaluation
import NetworkModel
import StructuredText
import Testing
import TopologyFile

@Suite struct DerivedFlowTests {
  private static let network = """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
    cidrs: {Office: 203.0.113.0/24}
    prefixLists: {pl-1: {cidrs: [192.0.2.0/25, 198.51.100.0/24]}}
    routeTables: {public: {routes: [{destination: 0.0.0.0/0, target: igw-1}]}}
    subnets: {a: {cidr: 10.0.0.0/24, routeTable: public}, b: {cidr: 10.0.1.0/24}}
    securityGroups:
      lb:
        inbound:
          - {protocol: tcp, ports: 443, source: 0.0.0.0/0}
          - {protocol: tcp, ports: 22, source: Office}
      app:
        inbound:
          - {protocol: tcp, ports: 8080, source: lb}
          - {protocol: icmp, source: pl-1}
      db: {inbound: [{protocol: tcp, ports: 5432, source: app}]}
    loadBalancers:
      front:
        type: application
        subnets: a
        securityGroups: lb
        listeners: [{protocol: HTTPS, port: 443, targetPort: 8080, targets: web}]
        healthCheck: {protocol: HTTP, port: 8081}
      inner:
        type: network
        scheme: internal
        subnets: b
        listeners: [{protocol: UDP, port: 53, targets: web}]
    autoScalingGroups: {web: {subnets: b, securityGroups: app}}
    databases: {store: {subnets: b, securityGroups: db}}
    """

  private func derived() throws -> [Flow] {
    let reading = TopologyFile.read([SourceText(name: "net.yaml", text: Self.network)])
    return Evaluator(try #require(reading.topology, "\(reading.diagnostics)")).derivedFlows()
  }

  @Test func `listeners, admitted ports and health checks become flows`() throws {
    #expect(
      try derived().map(\.name) == [
        "TCP 443 from internet to front",
        "UDP 53 from 10.0.0.0/16 to inner",
        "TCP 8080 from lb to web",
        "ICMP echo request from 192.0.2.0/25 to web",
        "ICMP echo request from 198.51.100.0/24 to web",
        "TCP 5432 from app to store",
        "Health check of web by front on TCP 8081",
        "Health check of web by inner on TCP 53",
      ])
  }

  @Test func `they expect nothing, and evaluate like declared ones`() throws {
    let flows = try derived()
    #expect(flows.allSatisfy { $0.expectation == nil })
    let topology = try #require(
      TopologyFile.read([SourceText(name: "net.yaml", text: Self.network)]).topology)
    let outcomes = flows.map { Evaluator(topology).explain($0).outcome }
    #expect(outcomes[0] == .allowed)
    #expect(outcomes[5] == .allowed)
    #expect(outcomes[6] == .denied)
  }
}
