import Diagrams
import Evaluation
import NetworkModel
import StructuredText
import Testing
import TopologyFile

/// A load balancer with more nodes and targets than fit beside each other.
struct WideNetwork {
  let topology: Topology

  /// - Parameters:
  ///   - nodes: how many subnets the load balancer is in; every tenth one's ACL stops all it sends.
  ///   - targets: how many instances there are.
  ///   - sources: what the targets' groups let in, in turn; every target has a group of its own.
  ///   - hasOwnACLs: whether every node's subnet has an ACL of its own.
  init(nodes: Int, targets: Int, sources: [String], hasOwnACLs: Bool = false) throws {
    let text =
      ([
        "vpcs: {vpc-1: {cidr: 10.0.0.0/12, internetGateway: igw-1}}",
        "routeTables:",
        "  public: {vpc: vpc-1, routes: [{destination: 0.0.0.0/0, target: igw-1}]}",
        "  private: {vpc: vpc-1}",
        "subnets:",
      ]
      + (0..<nodes).map {
        "  public-\($0): {vpc: vpc-1, availabilityZone: zone-\($0), cidr: 10.0.\($0).0/24, "
          + "routeTable: public, networkACL: acl-\(hasOwnACLs ? $0 : 0)}"
      }
      + [
        "  private: {vpc: vpc-1, availabilityZone: zone-0, cidr: 10.1.0.0/22, "
          + "routeTable: private, networkACL: acl-0}",
        "networkACLs:",
      ]
      + (0..<(hasOwnACLs ? nodes : 1)).map {
        "  acl-\($0): {vpc: vpc-1, inbound: [{rule: \(100 + $0), type: ALL traffic, "
          + "source: 0.0.0.0/0, action: allow}], outbound: [{rule: 100, type: ALL traffic, "
          + "destination: 0.0.0.0/0, action: \($0 % 10 == 9 ? "deny" : "allow")}]}"
      }
      + [
        "securityGroups:",
        "  sg-lb: {vpc: vpc-1, inbound: [{type: HTTP, source: 0.0.0.0/0}], "
          + "outbound: [{type: HTTP, destination: 10.0.0.0/12}]}",
      ]
      + (0..<targets).map {
        "  sg-\($0): {vpc: vpc-1, inbound: [{type: HTTP, "
          + "source: \(sources[$0 % sources.count])}], outbound: []}"
      }
      + [
        "loadBalancers:",
        "  lb-1: {type: application, scheme: internet-facing, securityGroups: [sg-lb],",
        "    listeners: [{protocol: HTTP, port: 80, targetPort: 80}],",
        "    healthCheck: {protocol: HTTP, port: 80},",
        "    subnets: [\((0..<nodes).map { "public-\($0)" }.joined(separator: ", "))],",
        "    targets: [\((0..<targets).map { "web-\($0)" }.joined(separator: ", "))]}",
        "instances:",
      ]
      + (0..<targets).map { "  web-\($0): {subnet: private, securityGroups: [sg-\($0)]}" }
      + [
        "flows: [{name: Browse, from: internet, to: lb-1, protocol: tcp, port: 80}]"
      ]).joined(separator: "\n") + "\n"
    let reading = TopologyFile.read([SourceText(name: "wide.yaml", text: text)])
    topology = try #require(reading.topology, "\(reading.diagnostics)")
  }

  func diagram() -> Diagram {
    Diagram.flow(Evaluator(topology).explain(topology.flows[0]), in: topology, id: "flow")
  }
}
