import Evaluation
import NetworkModel
import StructuredText
import Testing
import TopologyFile

/// AWS's own example of connection tracking (semantics, section 1.4), and what is always tracked.
@Suite struct TrackingTests {
  private static let network = """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16, ipv6Cidr: "2001:db8:1::/56", internetGateway: igw-1}}
    routeTables:
      public: {routes: [{destination: 0.0.0.0/0, target: igw-1}, {destination: "::/0", target: igw-1}]}
      private: {routes: [{destination: 0.0.0.0/0, target: nat-1}]}
    subnets:
      a: {cidr: 10.0.0.0/24, ipv6Cidr: "2001:db8:1::/64", routeTable: public}
      b: {cidr: 10.0.1.0/24, routeTable: private}
    natGateways: {nat-1: {subnet: a}}
    securityGroups:
      sg:
        inbound:
          - {protocol: tcp, ports: 22, source: 203.0.113.1/32}
          - {protocol: tcp, ports: 80, source: 0.0.0.0/0}
          - {protocol: tcp, ports: 80, source: "::/0"}
          - {protocol: icmp, source: 0.0.0.0/0}
        OUTBOUND
    instances:
      web: {subnet: a, privateIP: 10.0.0.10, publicIP: 198.51.100.10, ipv6Addresses: "2001:db8:1::10", securityGroups: sg}
      inner: {subnet: b, privateIP: 10.0.1.10, securityGroups: sg}
    flows:
      - {name: ssh, from: 203.0.113.1, to: web, protocol: tcp, port: 22}
      - {name: http, from: 203.0.113.2, to: web, protocol: tcp, port: 80}
      - {name: http over IPv6, from: "2600::1", to: web, protocol: tcp, port: 80}
      - {name: ping, from: 203.0.113.2, to: web, protocol: icmp}
    """

  private static let everywhere = """
    outbound: [{protocol: all, destination: 0.0.0.0/0}, {protocol: all, destination: "::/0"}]
    """

  private func tracking(_ outbound: String, _ flow: String) throws -> [String] {
    let text = Self.network.replacing("OUTBOUND", with: outbound)
    let reading = TopologyFile.read([SourceText(name: "net.yaml", text: text)])
    let topology = try #require(reading.topology, "\(reading.diagnostics)")
    let declared = try #require(topology.flows.first { $0.name == flow })
    return Evaluator(topology).explain(declared).tracking.map(\.kind.rawValue)
  }

  @Test(arguments: [
    ("ssh", "tracked"), ("http", "untracked"), ("http over IPv6", "untracked"),
    ("ping", "tracked"),
  ])
  func `what everybody may ask and answer is not tracked`(flow: String, kind: String) throws {
    #expect(try tracking(Self.everywhere, flow) == [kind])
  }

  @Test(arguments: [("http", "tracked"), ("http over IPv6", "untracked")])
  func `without the outbound rule of a family it is`(flow: String, kind: String) throws {
    let outbound = #"outbound: [{protocol: all, destination: "::/0"}]"#
    #expect(try tracking(outbound, flow) == [kind])
  }

  @Test func `a NAT gateway makes every connection tracked`() throws {
    let text =
      Self.network.replacing("OUTBOUND", with: Self.everywhere)
      + "\n  - {name: out, from: inner, to: 8.8.8.8, protocol: tcp, port: 80}\n"
    let topology = try #require(
      TopologyFile.read([SourceText(name: "net.yaml", text: text)]).topology)
    let flow = try #require(topology.flows.last)
    #expect(Evaluator(topology).explain(flow).tracking.map(\.kind) == [.automaticallyTracked])
  }
}
