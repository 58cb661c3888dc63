internal import Diagnostics
internal import PacketSpace
internal import Provenance
internal import StructuredText
internal import TopologyFile

/// Makes a draft of what AWS described.
///
/// A dump may lack whole kinds of resources. What AWS gives to a resource without being asked, such as the
/// default ACL of a VPC, is in the answers too, so that its absence from the input means that nobody knows
/// it, never that it has its default.
struct AWSReader {
  let inventory: Inventory
  var draft: TopologyDraft
  var members: Membership
  var addresses = AddressBook()
  /// What a route to an interface leads to: an instance, or one of its interfaces.
  var routeTargets: [String: String] = [:]
  var vpcsOfNATGateways: [String: String] = [:]
  /// The functions in VPCs, by ARN.
  var functionIDs: [String: String] = [:]
  /// The Auto Scaling groups by what they register their instances with.
  var registrations: [Registration: [String]] = [:]
  /// What stands for several target groups of one listener.
  var joinedTargetGroups: [(id: String, arns: [String])] = []
  /// The target groups that say which load balancers they are behind, by that load balancer's ARN.
  let targetGroupsByLoadBalancer: [String: [String]]
  /// The prefix lists that something refers to, by identifier, and by name.
  var usedPrefixLists: Set<String> = []
  /// The interfaces that are accounted for.
  var knownInterfaces: Set<String> = []
  let interfaces: InterfaceIndex
  let loadBalancerIDs: UniqueIDs
  let targetGroupIDs: UniqueIDs

  init(_ inventory: Inventory, _ draft: TopologyDraft) {
    self.inventory = inventory
    self.draft = draft
    self.members = Membership(inventory)
    self.interfaces = InterfaceIndex(inventory)
    self.loadBalancerIDs = UniqueIDs(
      inventory[.loadBalancers].map(UniqueIDs.Candidate.init(loadBalancer:))
        + inventory[.classicLoadBalancers].map(UniqueIDs.Candidate.init(classic:)))
    var behind: [String: [String]] = [:]
    for group in inventory[.targetGroups] {
      guard let arn = group.text("TargetGroupArn") else { continue }
      for balancer in group.texts("LoadBalancerArns", of: "") {
        behind[balancer, default: []].append(arn)
      }
    }
    self.targetGroupsByLoadBalancer = behind
    self.targetGroupIDs = UniqueIDs(
      inventory[.targetGroups].map(UniqueIDs.Candidate.init(targetGroup:)))
  }

  /// Reads everything.
  mutating func read() {
    addVPCs()
    addSubnets()
    addNetworkACLs()
    addSecurityGroups()
    addInstances()
    addNATGateways()
    addVPCEndpoints()
    addAutoScalingGroups()
    addFunctions()
    addDatabases()
    addClassicLoadBalancers()
    addLoadBalancers()
    addTargetGroups()
    addOtherInterfaces()
    addPeerings()
    addTransitGateways()
    addRouteTables()
    addPrefixLists()
  }
}
