import NetworkModel
import PacketSpace

/// A network of one ACL, written as `NUMBER tcp|all PORTS PEER [deny]`; the peer `?` is unknown.
struct ACL {
  let inbound: [NetworkACL.Entry]
  let outbound: [NetworkACL.Entry]

  init(inbound: [String], outbound: [String]) throws {
    self.inbound = try inbound.map(Self.entry)
    self.outbound = try outbound.map(Self.entry)
  }

  private struct Malformed: Error {}

  private static func entry(_ text: String) throws -> NetworkACL.Entry {
    let words = text.split(separator: " ").map(String.init)
    guard words.count >= 4, let number = Int(words[0]),
      let range = PortSet(words[2])?.ranges.first
    else { throw Malformed() }
    return NetworkACL.Entry(
      ruleNumber: number, traffic: words[1] == "all" ? .all : .tcp(range),
      peer: words[3] == "?" ? .unknown("computed") : .cidr(try CIDR(words[3])),
      action: words.count > 4 ? .deny : .allow)
  }

  var topology: Topology {
    Topology(
      vpcs: [VPC(id: ResourceID("vpc-1"), cidrs: [])],
      networkACLs: [
        NetworkACL(
          id: ResourceID("public"), vpc: ResourceID("vpc-1"), inbound: inbound, outbound: outbound)
      ])
  }
}
