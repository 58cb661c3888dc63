extension Check {
  /// Every check, in the order in which findings are named that are equally bad.
  public static let all: [Check] = flowChecks + ruleChecks + aclChecks + groupChecks + routeChecks

  private static let flowChecks: [Check] = [
    unexpectedVerdict, unhealthyTarget, nodeWithoutTarget, healthFailOpen, asymmetricFlow,
    zoneDependentFlow, closedListener, closedTargetPort, undeterminedFlow,
  ]
  private static let ruleChecks: [Check] = [overdueReview, ruleNotNeeded, ruleWiderThanNeeded]
  private static let aclChecks: [Check] = [
    repliesLost, replyRangeTooNarrow, udpRepliesLost, ipv6AtACL, contradictedEntry, adminPortsAtACL,
    aclQuota, partlyShadowedEntry, unreachableEntry, redundantEntry, everythingAllowed,
    replyRangeTooWide, replyRuleAdmitsRequests, pathMTU, unattachedACL, aclLabelMismatch,
  ]
  private static let groupChecks: [Check] = [
    allPortsOpen, adminPortsOpen, databasePortsOpen, outboundUnrestricted, defaultGroupUsed,
    ipv6Missing, referencesNothing, redundantRule, groupQuota, unattachedGroup, missingDescription,
    groupLabelMismatch,
  ]
  private static let routeChecks: [Check] = [
    natGatewayWithoutInternet, balancerWithoutInternet, publicIPWithoutRoute, routeWithoutPublicIP,
    blackholeRoute, oneSidedPeering, overlappingPeering, sharedAttachmentSubnet, closedEndpoint,
  ]
}
