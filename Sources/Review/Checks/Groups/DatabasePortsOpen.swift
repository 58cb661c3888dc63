import Evaluation
import NetworkModel

extension Check {
  static let databasePortsOpen = Check(
    "sg.database-ports-open", "The port of a database is open to the internet", .error,
    reason:
      "A database is asked by the applications that use it. Whoever else reaches its port can try to log "
      + "in, and some of these servers ask for no password.",
    example: "inbound: [{type: MYSQL/Aurora, source: 0.0.0.0/0}]",
    remedy: "Admit the group of the servers that use the database.",
    references: [
      CheckReference.prowler(
        "ec2_securitygroup_allow_ingress_from_internet_to_high_risk_tcp_ports"),
      CheckReference.cfnNag("W2"),
      CheckReference.scoutSuite("ec2-security-group-opens-known-port-to-all"),
      CheckReference.securityHub("EC2.19"),
      CheckReference.pciDSS("1.3.1", "1.4.2"),
    ].flatMap { $0 }
  ) { network in
    network.topology.securityGroups.compactMap { group in
      PublicAdmission(group, to: SensitiveService.databases, in: network)?
        .finding("sg.database-ports-open", in: network)
    }
  }
}
