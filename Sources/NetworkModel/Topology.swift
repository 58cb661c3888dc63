/// A model of a network: what there is, and the flows that it is meant to carry.
///
/// It holds no opinion: `Evaluation` says what happens to the flows. Where a resource was written
/// travels beside the topology, so that the same network from two sources is equal.
public struct Topology: Hashable, Sendable {
  /// What the network is called.
  public var title: String?
  /// The names for address ranges.
  public var namedCIDRs: ResourceTable<NamedCIDRs>
  /// The managed prefix lists.
  public var prefixLists: ResourceTable<PrefixList>
  /// The VPCs.
  public var vpcs: ResourceTable<VPC>
  /// The subnets.
  public var subnets: ResourceTable<Subnet>
  /// The route tables.
  public var routeTables: ResourceTable<RouteTable>
  /// The security groups.
  public var securityGroups: ResourceTable<SecurityGroup>
  /// The network ACLs.
  public var networkACLs: ResourceTable<NetworkACL>
  /// The EC2 instances.
  public var instances: ResourceTable<Instance>
  /// The Auto Scaling groups.
  public var autoScalingGroups: ResourceTable<AutoScalingGroup>
  /// The load balancers.
  public var loadBalancers: ResourceTable<LoadBalancer>
  /// The NAT gateways.
  public var natGateways: ResourceTable<NATGateway>
  /// The VPC peering connections.
  public var peerings: ResourceTable<Peering>
  /// The transit gateways.
  public var transitGateways: ResourceTable<TransitGateway>
  /// The VPC endpoints.
  public var vpcEndpoints: ResourceTable<VPCEndpoint>
  /// The Lambda functions in VPCs.
  public var lambdaFunctions: ResourceTable<LambdaFunction>
  /// The managed databases.
  public var databases: ResourceTable<Database>
  /// The target groups.
  public var targetGroups: ResourceTable<TargetGroup>
  /// The named places outside.
  public var externals: ResourceTable<External>
  /// In the order of the source.
  public var flows: [Flow]

  /// Makes a topology of resources whose references all resolve.
  public init(
    title: String? = nil,
    namedCIDRs: [NamedCIDRs] = [], prefixLists: [PrefixList] = [],
    vpcs: [VPC] = [], subnets: [Subnet] = [], routeTables: [RouteTable] = [],
    securityGroups: [SecurityGroup] = [], networkACLs: [NetworkACL] = [],
    instances: [Instance] = [], autoScalingGroups: [AutoScalingGroup] = [],
    loadBalancers: [LoadBalancer] = [], targetGroups: [TargetGroup] = [],
    natGateways: [NATGateway] = [], peerings: [Peering] = [],
    transitGateways: [TransitGateway] = [], vpcEndpoints: [VPCEndpoint] = [],
    lambdaFunctions: [LambdaFunction] = [], databases: [Database] = [],
    externals: [External] = [], flows: [Flow] = []
  ) {
    self.title = title
    self.namedCIDRs = ResourceTable(namedCIDRs)
    self.prefixLists = ResourceTable(prefixLists)
    self.vpcs = ResourceTable(vpcs)
    self.subnets = ResourceTable(subnets)
    self.routeTables = ResourceTable(routeTables)
    self.securityGroups = ResourceTable(securityGroups)
    self.networkACLs = ResourceTable(networkACLs)
    self.instances = ResourceTable(instances)
    self.autoScalingGroups = ResourceTable(autoScalingGroups)
    self.loadBalancers = ResourceTable(loadBalancers)
    self.natGateways = ResourceTable(natGateways)
    self.peerings = ResourceTable(peerings)
    self.transitGateways = ResourceTable(transitGateways)
    self.vpcEndpoints = ResourceTable(vpcEndpoints)
    self.lambdaFunctions = ResourceTable(lambdaFunctions)
    self.databases = ResourceTable(databases)
    self.targetGroups = ResourceTable(targetGroups)
    self.externals = ResourceTable(externals)
    self.flows = flows
  }
}
