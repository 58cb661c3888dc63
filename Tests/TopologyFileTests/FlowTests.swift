import NetworkModel
import PacketSpace
import Testing
import TopologyFile

/// Decision tables for what one flow says.
struct FlowTests {
  private static let hosts = """
    instances:
      web: {subnet: a, name: website}
      two: {networkInterfaces: {front: {subnet: a}, back: {subnet: b}}}
      three: {networkInterfaces: [{subnet: a}, {name: back, subnet: b}]}
    autoScalingGroups:
      group: {subnets: [a, b]}
    loadBalancers:
      lb: {type: classic, subnets: a, listeners: [{protocol: TCP, port: 80}], targets: group}
    externals:
      office: {cidrs: 192.0.2.0/24}

    """

  private func flow(_ keys: String) throws -> Flow {
    let topology = try Network.topology(Self.hosts + "flows:\n  - {name: x, \(keys)}\n")
    return try #require(topology.flows.first)
  }

  @Test(
    arguments: [
      ("internet", .internet),
      ("web", .instance(ResourceID("web"))),
      ("website", .instance(ResourceID("web"))),
      ("two", .instance(ResourceID("two"))),
      ("two/back", .interface(ResourceID("two"), "back")),
      ("three/eth0", .interface(ResourceID("three"), "eth0")),
      ("three/back", .interface(ResourceID("three"), "back")),
      ("group", .autoScalingGroup(ResourceID("group"))),
      ("lb", .loadBalancer(ResourceID("lb"))),
      ("office", .external(ResourceID("office"))),
      ("sg-2", .securityGroup(ResourceID("sg-2"))),
      ("front", .securityGroup(ResourceID("sg-2"))),
      ("Office", .named(ResourceID("Office"))),
      ("0.0.0.0/0", .cidr(.anyIPv4)),
      ("\"::/0\"", .cidr(.anyIPv6)),
    ] as [(String, FlowEndpoint)])
  func `an end of a flow`(text: String, expected: FlowEndpoint) throws {
    #expect(try flow("from: internet, to: \(text), protocol: tcp, port: 80").to == expected)
    #expect(try flow("from: \(text), to: web, protocol: tcp, port: 80").from == expected)
  }

  @Test(arguments: ["203.0.113.9", "10.99.0.1", "\"2001:db8::1\""])
  func `an address that nobody owns is an end, too`(text: String) throws {
    let address = try #require(IPAddress(text.filter { $0 != "\"" }))

    #expect(try flow("from: \(text), to: web, protocol: tcp, port: 80").from == .address(address))
  }

  @Test(
    arguments: [
      ("protocol: tcp, port: 80", .tcp(PortSet(80))),
      ("protocol: TCP, port: \"80\"", .tcp(PortSet(80))),
      ("protocol: 6, port: 0", .tcp(PortSet(0))),
      ("protocol: udp, ports: 8000-8099", .udp(PortSet(8000...8099))),
      ("protocol: tcp, ports: \"80,443\"", .tcp(PortSet([80...80, 443...443]))),
      (
        "protocol: tcp, ports: [80, 443, 8000-8001]",
        .tcp(PortSet([80...80, 443...443, 8000...8001]))
      ),
      ("protocol: icmp", .icmp(type: 8, code: 0)),
      ("protocol: icmpv6", .icmpv6(type: 128, code: 0)),
      ("protocol: 1, icmpType: 8", .icmp(type: 8, code: 0)),
      ("protocol: icmp, icmpType: 3", .icmp(type: 3, code: nil)),
      ("protocol: icmp, icmpType: 3, icmpCode: 4", .icmp(type: 3, code: 4)),
      ("protocol: icmpv6, icmpType: 1", .icmpv6(type: 1, code: nil)),
      ("protocol: 50", .other(TransportProtocol(rawValue: 50))),
    ] as [(String, FlowTraffic)])
  func `a flow's protocol and ports`(keys: String, expected: FlowTraffic) throws {
    #expect(try flow("from: internet, to: web, \(keys)").traffic == expected)
  }

  @Test(arguments: [
    ("clientPorts: linux", ClientPorts(.linux)),
    ("client: windows-2003", ClientPorts(.windows2003)),
    ("clientPorts: 1024-65535", ClientPorts(PortSet(1024...65535))),
    ("clientPorts: 5000", ClientPorts(PortSet(5000))),
    ("clientPorts: [5000, 6000-6001]", ClientPorts(PortSet([5000...5000, 6000...6001]))),
    ("clientPorts: \"5000,6000\"", ClientPorts(PortSet([5000...5000, 6000...6000]))),
  ])
  func `a flow's client ports`(keys: String, expected: ClientPorts) throws {
    let flow = try flow("from: internet, to: web, protocol: tcp, port: 80, \(keys)")

    #expect(flow.clientPorts == expected)
  }

  @Test func `a flow's family and expectation`() throws {
    let flow = try flow(
      "from: internet, to: web, protocol: tcp, port: 80, family: ipv6, expect: partial")

    #expect(flow.family == .ipv6)
    #expect(flow.expectation == .partial)
    #expect(flow.clientPorts == nil)
  }
}
