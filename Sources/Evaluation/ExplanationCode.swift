/// Why a step or a leg decides as it does: AWS Reachability Analyzer's code where one fits (semantics,
/// section 7.1), our own where none does.
public enum ExplanationCode: String, Hashable, Sendable, CaseIterable {
  // Reachability Analyzer's.
  case securityGroupRulesMismatch = "ENI_SG_RULES_MISMATCH"
  case subnetACLRestriction = "SUBNET_ACL_RESTRICTION"
  case loadBalancerACLRestriction = "ELB_ACL_RESTRICTION"
  case noRouteToDestination = "NO_ROUTE_TO_DESTINATION"
  case badStateRoute = "BAD_STATE_ROUTE"
  case cannotRoute = "CANNOT_ROUTE"
  case noPath = "NO_PATH"
  case noPossibleDestination = "NO_POSSIBLE_DESTINATION"
  case noSourceOrDestination = "NO_SOURCE_OR_DESTINATION"
  case internetGatewayNeedsPublicIP = "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
  case internetGatewayNeedsPrivateIP = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
  case internetGatewayPrivateDestination = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"
  case internetGatewaySharedDestination = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"
  case internetGatewayPrivateSource = "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS"
  case internetGatewayReflection = "IGW_NAT_REFLECTION"
  case listenersMismatch = "ELB_LISTENERS_MISMATCH"
  case notCrossZone = "ELB_NOT_CROSSZONE"
  case zoneNotEnabled = "ELB_INSTALLED_AZ_RESTRICTION"

  // Our own.
  case ephemeralPartial = "EPHEMERAL_PARTIAL"
  case ephemeralIntersectionEmpty = "EPHEMERAL_INTERSECTION_EMPTY"
  case health = "HEALTH"
  case asymmetric = "ASYMMETRIC"
  case unmodelled = "UNMODELLED"
}
