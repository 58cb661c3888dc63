import Diagnostics
import NetworkModel
import PacketSpace
import StructuredText
import TestSupport
import Testing
import TopologyFile

/// What the resources of a file become.
struct ResourceTests {
  @Test func `an instance in its flat form has one interface without a name`() throws {
    let topology = try Network.topology(
      """
      instances:
        web:
          subnet: a
          privateIP: 10.0.1.9
          publicIP: 198.51.100.9
          ipv6Addresses: ["fd00::9"]
          securityGroups: front
          sourceDestCheck: false
          client: linux
      """)
    let web = try #require(topology.instances["web"])

    #expect(web.clientPorts == ClientPorts(.linux))
    #expect(
      web.interfaces == [
        NetworkInterface(
          subnet: ResourceID("a"),
          addresses: ["10.0.1.9", "fd00::9"],
          publicIP: "198.51.100.9", securityGroups: [ResourceID("sg-2")],
          sourceDestCheck: false)
      ])
  }

  @Test func `interfaces are a mapping by name or a list`() throws {
    let topology = try Network.topology(
      """
      instances:
        one: {networkInterfaces: {front: {subnet: a}, back: {subnet: b}}}
        two: {networkInterfaces: [{name: front, subnet: a}, {subnet: b}]}
      """)

    #expect(topology.instances["one"]?.interfaces.map(\.name) == ["front", "back"])
    #expect(topology.instances["two"]?.interfaces.map(\.name) == ["front", "eth1"])
  }

  @Test func `what a file leaves out stays out`() throws {
    let topology = try Network.topology("instances: {web: {subnet: b}}\n")
    let interface = try #require(topology.instances["web"]?.interfaces.first)

    #expect(interface == NetworkInterface(subnet: ResourceID("b")))
    #expect(topology.subnets["a"]?.networkACL == nil)
    #expect(topology.subnets["a"]?.routeTable == nil)
  }

  @Test func `a VPC has its blocks in the order of the file`() throws {
    let reading = TopologyFile.read([
      SourceText(
        name: "net.json",
        text: """
          {"vpcs": {"v": {"cidrs": ["10.1.0.0/16", "10.0.0.0/16"], "ipv6Cidrs": ["fd00::/56"],
                          "egressOnlyInternetGateway": "eigw-1", "mainRouteTable": "r"}},
           "routeTables": {"r": {"routes": [
             {"destination": "::/0", "target": "eigw-1"},
             {"destination": "10.9.0.0/16", "target": "nat-1", "state": "blackhole"}]}}}
          """)
    ])
    let topology = try #require(reading.topology)
    let vpc = try #require(topology.vpcs["v"])

    #expect(vpc.cidrs.map(\.description) == ["10.1.0.0/16", "10.0.0.0/16", "fd00::/56"])
    #expect(vpc.mainRouteTable == ResourceID("r"))
    #expect(
      topology.routeTables["r"]?.routes == [
        Route(
          destination: .cidr(.anyIPv6), target: .egressOnlyInternetGateway(ResourceID("eigw-1"))),
        Route(
          destination: .cidr("10.9.0.0/16"), target: .unmodelled("nat-1"),
          isBlackhole: true),
      ])
  }

  @Test func `a load balancer's listeners have its targets unless they name their own`() throws {
    let topology = try Network.topology(
      """
      instances: {web: {subnet: a}}
      autoScalingGroups: {group: {subnets: [a, b], publicIPs: true, desiredCapacity: 3}}
      loadBalancers:
        lb:
          type: classic
          scheme: internal
          subnets: [b, a]
          nodeAddresses: {a: 10.0.1.5, b: [10.0.2.5]}
          targets: [group, web]
          listeners:
            - {protocol: HTTP, port: 80}
            - {protocol: TCP, port: 443, targetPort: 8443, targets: web}
          healthCheck: "HTTP:8080/health"
          clientPorts: 32768-65535
      """)
    let loadBalancer = try #require(topology.loadBalancers["lb"])
    let both: [LoadBalancer.Target] = [
      .autoScalingGroup(ResourceID("group")), .instance(ResourceID("web")),
    ]

    #expect(
      loadBalancer.listeners == [
        LoadBalancer.Listener(protocolName: "HTTP", port: 80, targetPort: 80, targets: both),
        LoadBalancer.Listener(
          protocolName: "TCP", port: 443, targetPort: 8443,
          targets: [.instance(ResourceID("web"))]),
      ])
    #expect(loadBalancer.subnets.map(\.rawValue) == ["b", "a"])
    #expect(loadBalancer.scheme == .internal)
    #expect(loadBalancer.crossZone == nil)
    #expect(
      loadBalancer.healthCheck == LoadBalancer.HealthCheck(protocolName: "HTTP", port: 8080))
    #expect(loadBalancer.clientPorts == ClientPorts(PortSet(32768...65535)))
    #expect(loadBalancer.nodeAddresses[ResourceID("a")]?.map(\.description) == ["10.0.1.5"])
    #expect(topology.autoScalingGroups["group"]?.publicIPs == true)
  }

  @Test func `one subnet alone is enough for a load balancer`() throws {
    let topology = try Network.topology(
      "loadBalancers: {lb: {type: classic, subnets: [a], listeners: [{protocol: TCP, port: 1}]}}\n")

    #expect(topology.loadBalancers["lb"]?.scheme == .internetFacing)
  }

  @Test func `aliases repeat a value`() throws {
    let topology = try Network.topology(
      """
      networkACLs:
        one:
          inbound: &rules
            - &http {rule: 1, type: HTTP, source: 0.0.0.0/0, action: allow}
            - {rule: 2, type: SSH, source: 0.0.0.0/0, action: deny, description: "2 * 3"}
        two: {inbound: *rules}
        three: {inbound: [*http]}
      """)

    #expect(topology.networkACLs["two"]?.inbound == topology.networkACLs["one"]?.inbound)
    #expect(topology.networkACLs["three"]?.inbound.map(\.ruleNumber) == [1])
    #expect(topology.networkACLs["one"]?.inbound.last?.description == "2 * 3")
  }

  @Test func `YAML and JSON of one network are equal`() throws {
    let yaml = try Network.topology("instances: {web: {subnet: a, privateIP: 10.0.1.9}}\n")
    let json = TopologyFile.read([
      SourceText(
        name: "net.json",
        text: """
          {
          \t"cidrs": {"Office": "192.0.2.0/24", "Two": ["192.0.2.0/25", "2001:db8::/32"]},
          \t"vpcs": {"vpc-1": {"cidr": "10.0.0.0/16", "ipv6Cidr": "fd00::/56",
          \t\t"internetGateway": "igw-1"}},
          \t"subnets": {
          \t\t"a": {"cidr": "10.0.1.0/24", "ipv6Cidr": "fd00::/64", "availabilityZone": "eu-west-1a"},
          \t\t"b": {"cidr":"10.0.2.0\\/24", "availabilityZone":"eu-west-1b"}
          \t},
          \t"prefixLists": {"pl-1": {"name": "partners", "cidrs": ["198.51.100.0/24"]}},
          \t"securityGroups": {"sg-2": {"name": "fr\\u006Fnt"}},
          \t"instances": {"web": {"subnet": "a", "privateIP": "10.0.1.9"}},
          \t"flows": []
          }
          """)
    ])

    #expect(DiagnosticFormatter().format(json.diagnostics) == "")
    #expect(json.topology == yaml)
  }

  @Test func `characters beyond the first plane may be escaped in JSON`() throws {
    let json = #"{"title": "\ud83d\ude80 caf\u00e9 \\ud83d\\ude80", "colour": 1}"#
    let reading = TopologyFile.read([SourceText(name: "net.json", text: json)])

    #expect(reading.diagnostics.map(\.code) == ["topology.unknown-key"])
    #expect(reading.diagnostics.first?.location?.column == 52)
    let good = TopologyFile.read([
      SourceText(name: "net.json", text: json.replacing(#", "colour": 1"#, with: ""))
    ])
    #expect(good.topology?.title == #"🚀 café \ud83d\ude80"#)
  }

  @Test func `line breaks of every kind count`() {
    for end in ["\n", "\r\n", "\r"] {
      let text = ["title: x", "# é", "colour: 1"].joined(separator: end)
      let found = TopologyFile.read([SourceText(name: "n", text: text)]).diagnostics.first

      #expect(found?.location == SourceLocation(file: "n", line: 3, column: 1))
      #expect(found?.excerpt == SourceExcerpt(line: "colour: 1"))
    }
  }

  @Test func `a topology without anything is one`() {
    #expect(TopologyFile.read([SourceText(name: "n", text: "{}")]).topology == Topology())
    #expect(TopologyFile.read([SourceText(name: "n", text: "vpcs:\nflows:\n")]).topology != nil)
  }

  @Test func `an interface may have several private addresses`() throws {
    let topology = try Network.topology(
      """
      instances:
        i-1: {subnet: a, privateIP: [10.0.1.4, 10.0.1.5], ipv6Addresses: "fd00::4"}

      """)
    let addresses = try #require(topology.instances["i-1"]).interfaces[0].addresses
    #expect(addresses.map(\.description) == ["10.0.1.4", "10.0.1.5", "fd00::4"])
  }

  @Test func `what nobody knows is written so`() throws {
    let topology = try Network.topology(
      """
        gone: {inbound: "unknown: not in the input", outbound: unknown}
        open: {inbound: [{protocol: tcp, ports: 80, source: "unknown: group sg-9"}]}
      networkACLs:
        acl-9: {inbound: unknown, outbound: "unknown: later"}
      routeTables:
        rtb-9: {routes: "unknown: not in the input"}
      instances:
        i-1: {subnet: a, publicIP: unknown}
      loadBalancers:
        lb-1: {type: application, subnets: [a], listeners: unknown}
        lb-2: {type: application, subnets: [a], listeners: [{protocol: HTTP, port: 80, targets: ["unknown: i-9"]}]}

      """)
    #expect(topology.securityGroups["gone"]?.inbound.map(\.peer) == [.unknown("not in the input")])
    #expect(topology.securityGroups["gone"]?.outbound.map(\.peer) == [.unknown("")])
    #expect(topology.securityGroups["open"]?.inbound.map(\.peer) == [.unknownGroup("sg-9")])
    #expect(topology.networkACLs["acl-9"]?.outbound.map(\.peer) == [.unknown("later")])
    #expect(topology.routeTables["rtb-9"]?.gap == "not in the input")
    #expect(topology.instances["i-1"]?.interfaces[0].hasUnknownPublicIP == true)
    #expect(topology.loadBalancers["lb-1"]?.listenersAreKnown == false)
    #expect(topology.loadBalancers["lb-2"]?.listeners[0].targets == [.unknown("i-9")])
  }
}
