import NetworkModel
import PacketSpace

/// The fields of a rule as AWS's API has them.
struct RuleFields {
  /// The number of the protocol; -1 for all.
  let number: String
  /// Its name where group rules have one, or else the number.
  let name: String
  /// The ports; nothing where the protocol has none.
  let ports: ClosedRange<UInt16>?
  /// The ICMP type and code, -1 for every one.
  let icmp: (type: Int, code: Int)?

  init(_ traffic: RuleTraffic) {
    let transport = traffic.soleProtocol
    self.number = transport.map { "\($0.rawValue)" } ?? "-1"
    switch traffic {
    case .all: self.name = "-1"
    case .tcp: self.name = "tcp"
    case .udp: self.name = "udp"
    case .icmp: self.name = "icmp"
    case .icmpv6: self.name = "icmpv6"
    case .other: self.name = self.number
    }
    switch traffic {
    case .tcp(let range), .udp(let range): self.ports = range
    case .all, .icmp, .icmpv6, .other: self.ports = nil
    }
    switch traffic {
    case .icmp(let type, let code), .icmpv6(let type, let code):
      self.icmp = (type.map { Int($0) } ?? -1, code.map { Int($0) } ?? -1)
    case .all, .tcp, .udp, .other: self.icmp = nil
    }
  }
}

extension Route.Target {
  /// The argument of `aws_route`, its flag of the command line, and the identifier.
  var fields: (argument: String, flag: String, id: String) {
    func own(_ id: String, _ prefix: String, _ kind: String) -> String {
      AWSIdentifier.text(id, prefix: prefix, kind: kind)
    }
    return switch self {
    case .internetGateway(let id):
      ("gateway_id", "gateway-id", own(id.rawValue, "igw", "internet gateway"))
    case .egressOnlyInternetGateway(let id):
      (
        "egress_only_gateway_id", "egress-only-internet-gateway-id",
        own(id.rawValue, "eigw", "egress-only internet gateway")
      )
    case .natGateway(let id):
      ("nat_gateway_id", "nat-gateway-id", own(id.rawValue, "nat", "NAT gateway"))
    case .peering(let id):
      (
        "vpc_peering_connection_id", "vpc-peering-connection-id",
        own(id.rawValue, "pcx", "peering connection")
      )
    case .transitGateway(let id):
      ("transit_gateway_id", "transit-gateway-id", own(id.rawValue, "tgw", "transit gateway"))
    case .vpcEndpoint(let id):
      ("vpc_endpoint_id", "vpc-endpoint-id", own(id.rawValue, "vpce", "VPC endpoint"))
    case .networkInterface, .local, .unmodelled:
      (
        "network_interface_id", "network-interface-id",
        own(description, "eni", "network interface")
      )
    }
  }
}
