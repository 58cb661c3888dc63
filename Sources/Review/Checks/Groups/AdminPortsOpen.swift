import Evaluation
import NetworkModel

extension Check {
  static let adminPortsOpen = Check(
    "sg.admin-ports-open", "A port for administration is open to the internet", .error,
    reason:
      "Everybody can try passwords and known faults there, and somebody does within minutes of the port "
      + "being open.",
    example: "inbound: [{type: SSH, source: 0.0.0.0/0}]",
    remedy:
      "Admit the addresses of the office or of the VPN, or a bastion's group; or close the port and use "
      + "Session Manager, which needs none.",
    references: [
      CheckReference.checkov("CKV_AWS_24", "CKV_AWS_25"),
      CheckReference.trivy("AVD-AWS-0107"),
      CheckReference.cfnNag("W2"),
      CheckReference.prowler(
        "ec2_securitygroup_allow_ingress_from_internet_to_high_risk_tcp_ports"),
      CheckReference.scoutSuite("ec2-security-group-opens-known-port-to-all"),
      CheckReference.securityHub("EC2.13", "EC2.14", "EC2.19"),
      CheckReference.cis("5.0.0", "5.3", "5.4"),
      CheckReference.pciDSS("1.3.1", "1.4.2"),
    ].flatMap { $0 }
  ) { network in
    network.topology.securityGroups.compactMap { group in
      PublicAdmission(group, to: SensitiveService.administration, in: network)?
        .finding("sg.admin-ports-open", in: network)
    }
  }
}
