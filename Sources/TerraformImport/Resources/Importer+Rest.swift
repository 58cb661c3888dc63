internal import Provenance
internal import StructuredText
internal import TopologyFile

extension Importer {
  /// What is about the network and not in the model, and why; by how its types begin.
  private static let notModelled: [(prefix: String, reason: String)] = [
    ("aws_vpn_", "VPNs are not modelled"),
    ("aws_customer_gateway", "VPNs are not modelled"),
    ("aws_ec2_client_vpn", "VPNs are not modelled"),
    ("aws_dx_", "Direct Connect is not modelled"),
    ("aws_networkfirewall_", "network firewalls are not modelled"),
    ("aws_ec2_carrier_gateway", "carrier gateways are not modelled"),
    ("aws_ec2_local_gateway", "local gateways are not modelled"),
    ("aws_networkmanager_", "core networks are not modelled"),
    ("aws_globalaccelerator_", "global accelerators are not modelled"),
    ("aws_vpc_block_public_access", "VPC Block Public Access is not modelled"),
    ("aws_ec2_transit_gateway_", "this part of transit gateways is not modelled"),
    ("aws_vpc_endpoint_service", "endpoint services are not modelled"),
    ("aws_vpclattice_", "VPC Lattice is not modelled"),
    ("aws_eks_", "EKS clusters are not modelled"),
    ("aws_efs_mount_target", "file systems are not modelled"),
    ("aws_fsx_", "file systems are not modelled"),
    ("aws_msk_", "MSK clusters are not modelled"),
    ("aws_mq_broker", "message brokers are not modelled"),
    ("aws_opensearch_domain", "search domains are not modelled"),
    ("aws_elasticsearch_domain", "search domains are not modelled"),
    ("aws_emr_cluster", "EMR clusters are not modelled"),
    ("aws_dms_replication_instance", "replication instances are not modelled"),
    ("aws_directory_service_directory", "directories are not modelled"),
    ("aws_spot_fleet_request", "fleets are not modelled"),
    ("aws_ec2_fleet", "fleets are not modelled"),
  ]

  /// Says what has not been dealt with.
  mutating func noteTheRest() {
    for type in inventory.types where !handled.contains(type) {
      let reason = Self.notModelled.first { type.hasPrefix($0.prefix) }?.reason
      for index in inventory.all(type) {
        if let reason {
          skip(index, because: reason)
        } else {
          draft.report.noteUnrelated(type)
        }
      }
    }
  }
}
