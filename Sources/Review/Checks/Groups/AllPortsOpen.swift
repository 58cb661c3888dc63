import Evaluation
import NetworkModel

extension Check {
  static let allPortsOpen = Check(
    "sg.all-ports-open", "Every port is open to the internet", .error,
    reason:
      "The group filters nothing: whatever somebody starts on the machine tomorrow is public from its "
      + "first second.",
    example: "inbound: [{type: All traffic, source: 0.0.0.0/0}]",
    remedy: "Admit the ports of the services that are meant to be public, one rule for each.",
    references: [
      CheckReference.checkov("CKV_AWS_277"),
      CheckReference.cfnNag("W2", "W42"),
      CheckReference.prowler("ec2_securitygroup_allow_ingress_from_internet_to_all_ports"),
      CheckReference.scoutSuite("ec2-security-group-opens-all-ports-to-all"),
      CheckReference.securityHub("EC2.18", "EC2.19"),
      CheckReference.pciDSS("1.3.1", "1.4.2"),
    ].flatMap { $0 }
  ) { network in
    network.topology.securityGroups.compactMap { group in
      // A load balancer or an endpoint listens on what it is for and on nothing else.
      PublicAdmission(everyPortOf: group, in: network)?
        .finding("sg.all-ports-open", in: network, except: \.listensByDesign)
    }
  }
}

extension GroupCarrier {
  fileprivate var listensByDesign: Bool {
    switch endpoint {
    case .loadBalancer, .vpcEndpoint: true
    default: false
    }
  }
}
