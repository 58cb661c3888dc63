package import NetworkModel

/// Names that mean something to a renderer, a file system or a reader's eye.
package enum HostileNames {
  package static let all = [
    "a|b", "`code`", "``", "<script>alert(1)</script>", "\"quoted\" 'too'", "*bold* __too__",
    "../../etc/passwd", "# heading", "- item", "1. item", "12) item", "+ item", "= line",
    "[link](https://example.com)", "![image](x.svg)", "[x]: y", "[ ] task", "a]", "a](b",
    "<https://example.com>", "https://example.com/?a=b&c=d", "www.example.com", "&amp; &lt;",
    "@everyone", "mail@example.com", "", "<!-- comment", "-->", "~~struck~~", "{{mustache}}",
    "{% tag %}", "$x$",
    "back\\slash", "trailing\\", "emoji 🚢", "שלום", "tab", "CON", "..", ".", "/", "  ",
    "://", "a_b_c", "|", "||", "-", "_", "^", "~", "user&#64;example", ":smile", "<b>", "|---|",
    String(repeating: "long ", count: 59) + "name", "é", "x^2", "\\|",
  ]
}

extension Topology {
  /// The network with a name in every place that has one.
  package func naming(everything name: String) -> Topology {
    var topology = self
    topology.title = name
    topology.securityGroups = ResourceTable(
      topology.securityGroups.map {
        SecurityGroup(
          id: $0.id, name: name, vpc: $0.vpc,
          inbound: $0.inbound.map {
            SecurityGroup.Rule(traffic: $0.traffic, peer: $0.peer, description: name)
          }, outbound: $0.outbound)
      })
    topology.networkACLs = ResourceTable(
      topology.networkACLs.map {
        NetworkACL(
          id: $0.id, name: name, vpc: $0.vpc, inbound: $0.inbound, outbound: $0.outbound)
      })
    topology.subnets = ResourceTable(
      topology.subnets.map {
        Subnet(
          id: $0.id, name: name, vpc: $0.vpc, availabilityZone: $0.availabilityZone,
          cidr: $0.cidr, routeTable: $0.routeTable, networkACL: $0.networkACL)
      })
    topology.flows = topology.flows.map {
      Flow(
        name: name, from: $0.from, to: $0.to, traffic: $0.traffic, expectation: $0.expectation)
    }
    return topology
  }
}
