/// How large a made-up network is.
struct NetworkSize {
  var vpcs = 1
  var instances: Int
  var securityGroups: Int
  var rulesPerGroup = 6
  var subnets: Int
  var networkACLs: Int
  /// In each direction.
  var entriesPerACL = 16
  /// How many different pairs of a subnet's ACL and an instance's groups there are.
  var combinations: Int
  var hasLoadBalancers = false

  /// What an account with everything in one VPC looks like at its largest.
  static let large = NetworkSize(
    instances: 10_000, securityGroups: 1_000, subnets: 200, networkACLs: 100, combinations: 1_000)

  static let small = NetworkSize(
    instances: 100, securityGroups: 20, subnets: 20, networkACLs: 10, combinations: 100)

  /// Ten VPCs behind a transit gateway, each with a load balancer, and some flows.
  static let severalVPCs = NetworkSize(
    vpcs: 10, instances: 500, securityGroups: 100, subnets: 40, networkACLs: 20,
    combinations: 100, hasLoadBalancers: true)

  /// The sizes that the command line knows.
  static let named = ["large": large, "small": small, "vpcs10": severalVPCs]

  /// Shares everything out evenly between the VPCs.
  var ofOneVPC: NetworkSize {
    var share = divided(by: vpcs)
    share.vpcs = 1
    return share
  }

  /// The same with a part of everything that is counted.
  func divided(by parts: Int) -> NetworkSize {
    var share = self
    share.instances /= parts
    share.securityGroups /= parts
    share.subnets /= parts
    share.networkACLs /= parts
    share.combinations /= parts
    return share
  }
}
