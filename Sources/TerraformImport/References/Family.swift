internal import Provenance

/// Types of Terraform that are one kind of thing of AWS, to which references lead.
enum Family: Hashable, CaseIterable {
  case vpc, subnet, routeTable, securityGroup, networkACL
  case internetGateway, egressOnlyInternetGateway, natGateway, elasticIP
  case instance, networkInterface, launchTemplate, launchConfiguration, autoScalingGroup
  case classicLoadBalancer, loadBalancer, listener, targetGroup
  case databaseInstance, databaseCluster, subnetGroup, lambdaFunction, service
  case vpcEndpoint, prefixList, peering
  case transitGateway, transitGatewayAttachment, transitGatewayRouteTable

  /// The types of its resources.
  var types: [String] {
    switch self {
    case .vpc: ["aws_vpc", "aws_default_vpc", "data.aws_vpc"]
    case .subnet: ["aws_subnet", "aws_default_subnet", "data.aws_subnet"]
    case .routeTable: ["aws_route_table", "aws_default_route_table", "data.aws_route_table"]
    case .securityGroup:
      ["aws_security_group", "aws_default_security_group", "data.aws_security_group"]
    case .networkACL: ["aws_network_acl", "aws_default_network_acl"]
    case .internetGateway: ["aws_internet_gateway", "data.aws_internet_gateway"]
    case .egressOnlyInternetGateway: ["aws_egress_only_internet_gateway"]
    case .natGateway: ["aws_nat_gateway", "data.aws_nat_gateway"]
    case .elasticIP: ["aws_eip", "data.aws_eip"]
    case .instance: ["aws_instance", "aws_spot_instance_request", "data.aws_instance"]
    case .networkInterface: ["aws_network_interface", "data.aws_network_interface"]
    case .launchTemplate: ["aws_launch_template"]
    case .launchConfiguration: ["aws_launch_configuration"]
    case .autoScalingGroup: ["aws_autoscaling_group"]
    case .classicLoadBalancer: ["aws_elb"]
    case .loadBalancer: ["aws_lb", "aws_alb"]
    case .listener: ["aws_lb_listener", "aws_alb_listener"]
    case .targetGroup: ["aws_lb_target_group", "aws_alb_target_group"]
    case .databaseInstance:
      [
        "aws_db_instance", "aws_rds_cluster_instance", "aws_docdb_cluster_instance",
        "aws_neptune_cluster_instance",
      ]
    case .databaseCluster: ["aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"]
    case .subnetGroup:
      [
        "aws_db_subnet_group", "aws_docdb_subnet_group", "aws_neptune_subnet_group",
        "aws_elasticache_subnet_group", "aws_redshift_subnet_group",
      ]
    case .lambdaFunction: ["aws_lambda_function"]
    case .service: ["aws_ecs_service"]
    case .vpcEndpoint: ["aws_vpc_endpoint"]
    case .prefixList:
      ["aws_ec2_managed_prefix_list", "data.aws_ec2_managed_prefix_list", "data.aws_prefix_list"]
    case .peering: ["aws_vpc_peering_connection"]
    case .transitGateway: ["aws_ec2_transit_gateway", "data.aws_ec2_transit_gateway"]
    case .transitGatewayAttachment:
      ["aws_ec2_transit_gateway_vpc_attachment", "aws_ec2_transit_gateway_peering_attachment"]
    case .transitGatewayRouteTable: ["aws_ec2_transit_gateway_route_table"]
    }
  }

  /// The family of a type.
  static let byType: [String: Family] = Dictionary(
    allCases.flatMap { family in family.types.map { ($0, family) } },
    uniquingKeysWith: { first, _ in first })

  /// The attributes of resources of other families that hold the identifier of one that no resource
  /// declares.
  func isComputed(_ attribute: String, by owner: Family) -> Bool {
    switch (self, owner) {
    case (.securityGroup, .vpc): attribute == "default_security_group_id"
    case (.networkACL, .vpc): attribute == "default_network_acl_id"
    case (.routeTable, .vpc): ["default_route_table_id", "main_route_table_id"].contains(attribute)
    case (.networkInterface, .instance):
      ["primary_network_interface_id", "network_interface_id"].contains(attribute)
    case (.transitGatewayRouteTable, .transitGateway):
      ["association_default_route_table_id", "propagation_default_route_table_id"].contains(
        attribute)
    default: false
    }
  }

  /// The attributes of its resources that identify them.
  static let identities: Set<String> = [
    "id", "arn", "name", "identifier", "function_name", "invoke_arn", "qualified_arn",
    "allocation_id", "cluster_identifier", "cluster_name",
  ]

  /// What the identifiers that AWS gives its things begin with, where they do.
  var prefix: String? {
    switch self {
    case .vpc: "vpc-"
    case .subnet: "subnet-"
    case .routeTable: "rtb-"
    case .securityGroup: "sg-"
    case .networkACL: "acl-"
    case .internetGateway: "igw-"
    case .egressOnlyInternetGateway: "eigw-"
    case .natGateway: "nat-"
    case .elasticIP: "eipalloc-"
    case .instance: "i-"
    case .networkInterface: "eni-"
    case .launchTemplate: "lt-"
    case .vpcEndpoint: "vpce-"
    case .prefixList: "pl-"
    case .peering: "pcx-"
    case .transitGateway: "tgw-"
    case .transitGatewayAttachment: "tgw-attach-"
    case .transitGatewayRouteTable: "tgw-rtb-"
    case .loadBalancer, .listener, .targetGroup: "arn:"
    default: nil
    }
  }
}
