import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let closedListener = Check(
    "loadBalancer.closed-listener", "A load balancer listens on a port that its groups close",
    .warning,
    reason:
      "No request gets to the listener. Adding a listener does not change the groups; people forget one "
      + "of the two.",
    example: "listeners: [{protocol: HTTPS, port: 443, …}], and the group admits port 80 only",
    remedy: "Admit the port of the listener from its clients, or remove the listener.",
    references: CheckReference.pciDSS("1.2.5")
  ) { network in
    network.topology.loadBalancers.flatMap { balancer -> [Finding] in
      let vpc = balancer.subnets.lazy.compactMap { network.topology.subnets[$0] }.first?.vpc
      guard let vpc, balancer.kind != .gateway else { return [] }
      let groups = network.topology.securityGroups(balancer.carriedGroups, in: vpc)
      guard !groups.isEmpty else { return [] }
      let admission = JointAdmission(groups, .inbound, in: network) {
        $0.endpoint == .loadBalancer(balancer.id)
      }
      return balancer.listeners.compactMap { listener in
        guard listener.transports.allSatisfy({ admission.isClosed($0, listener.port) }) else {
          return nil
        }
        let names = groups.map(\.displayName)
        return Finding(
          check: "loadBalancer.closed-listener", severity: .warning,
          resource: Finding.Resource(balancer),
          subject: "\(listener.protocolName) \(listener.port)",
          message: "load balancer \(balancer.displayName) listens on \(listener.protocolName) "
            + "\(listener.port), and security \(names.count == 1 ? "group" : "groups") "
            + "\(names.inSentence) \(names.count == 1 ? "admits" : "admit") nobody there")
      }
    }
  }
}
