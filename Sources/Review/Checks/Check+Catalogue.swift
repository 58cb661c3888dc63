extension Check {
  /// Every check, in the order in which findings are named that are equally bad.
  public static let all: [Check] = flowChecks + aclChecks + groupChecks + routeChecks

  private static let flowChecks: [Check] = [
    unexpectedVerdict, unhealthyTarget, nodeWithoutTarget, healthFailOpen, asymmetricFlow,
  ]
  private static let aclChecks: [Check] = [repliesLost, replyRangeTooNarrow]
  private static let groupChecks: [Check] = []
  private static let routeChecks: [Check] = []
}
