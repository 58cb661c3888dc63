import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let closedEndpoint = Check(
    "vpcEndpoint.closed", "The groups of an interface endpoint admit nobody", .warning,
    reason:
      "The endpoint takes over the name of the service: all calls go to it, and it admits none of them. "
      + "Endpoints that are created without a group get the VPC's default one.",
    example: "vpcEndpoints: {vpce-1: {type: interface, …}}, without `securityGroups`",
    remedy: "Admit TCP 443 from the VPC's block, or from the groups of the callers."
  ) { network in
    network.topology.vpcEndpoints.compactMap { endpoint in
      guard case .interface(let interfaces) = endpoint.kind, endpoint.isCalledOverHTTPS,
        let first = interfaces.first
      else { return nil }
      let groups = network.topology.securityGroups(first.securityGroups, in: endpoint.vpc)
      let admission = JointAdmission(groups, .inbound, in: network) {
        $0.endpoint == .vpcEndpoint(endpoint.id)
      }
      guard !groups.isEmpty, admission.isClosed(.tcp, 443) else { return nil }
      let names = groups.map(\.displayName)
      return Finding(
        check: "vpcEndpoint.closed", severity: .warning,
        resource: Finding.Resource(
          kind: Checkpoint.Kind.vpcEndpoint.rawValue, id: endpoint.id.rawValue, name: endpoint.name),
        message:
          "security \(names.count == 1 ? "group" : "groups") \(names.inSentence) of endpoint "
          + "\(endpoint.displayName) (\(endpoint.service)) \(names.count == 1 ? "admits" : "admit") TCP 443 "
          + "from nobody",
        advice: network.topology.vpcs[endpoint.vpc]?.cidrs.first.map {
          "add inbound TCP 443 from \($0)"
        })
    }
  }
}

extension VPCEndpoint {
  /// Whether its service is one of AWS's that listens on port 443.
  fileprivate var isCalledOverHTTPS: Bool {
    service.hasPrefix("com.amazonaws.") && !service.contains("vpce-svc")
      && !["smtp", "nfs", "ipp", "rdp"].contains { service.contains($0) }
  }
}
