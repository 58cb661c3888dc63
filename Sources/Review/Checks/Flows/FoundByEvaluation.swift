import Evaluation

/// The faults that the evaluation of a flow comes upon.
extension Check {
  static let unhealthyTarget = Check(
    "loadBalancer.unhealthy-target", "A load balancer takes a target out of service", .warning,
    reason:
      "Its health check gets no answer, so no request is sent there, although nothing stops one.",
    example: "healthCheck: {port: 9000}, and the target's group admits 8080 only",
    remedy:
      "Admit the health check's port at the target's group and ACL, and at the ACLs the replies to TCP "
      + "1024-65535 of the load balancer's nodes.",
    references: CheckReference.pciDSS("1.2.4")
  ) { $0.found("loadBalancer.unhealthy-target") }

  static let nodeWithoutTarget = Check(
    "loadBalancer.node-without-target", "A node of a load balancer has no target that it can use",
    .warning,
    reason: "Clients that are sent to this node get no answer: it works at every second attempt.",
    example: "crossZone: false, and no target in the node's zone",
    remedy:
      "Add a target in that zone, use cross-zone load balancing, or open the way to the others."
  ) { $0.found("loadBalancer.node-without-target") }

  static let healthFailOpen = Check(
    "loadBalancer.health-fail-open", "A load balancer sends requests to targets that all fail",
    .warning,
    reason:
      "When every target fails its check an Application or Network Load Balancer uses all of them; "
      + "what looks healthy is luck.",
    example: "the health check's port is closed at every target",
    remedy: "Open the health check's port."
  ) { $0.found("loadBalancer.health-fail-open") }

  static let asymmetricFlow = Check(
    "flow.asymmetric", "Replies take another way than requests", .warning,
    reason: "A firewall on one of the ways sees half a connection and drops it.",
    example: "a transit gateway's route table without the way back",
    remedy: "Route both directions through the same gateway."
  ) { $0.found("flow.asymmetric") }
}

extension ReviewedNetwork {
  fileprivate func found(_ check: String) -> [Finding] {
    explanations.flatMap(\.findings).filter { $0.check == check }
  }
}
