/// What there is to ask about each of the things that an answer lists.
struct FollowUp: Sendable {
  /// A question about one of them, and what collectors call a list of its answers.
  struct Inquiry: Sendable {
    let operation: String
    let wrapper: String
    /// Further arguments.
    var arguments: [String] = []
  }

  /// The question whose answer lists them.
  let query: AWSQuery
  /// The list in the answer.
  let list: String
  /// What names each of them, there and in the answers about it.
  let key: String
  /// The argument that names one.
  let argument: String
  /// The questions about each.
  let inquiries: [Inquiry]

  /// The questions about one of them.
  func queries(about id: String) -> [AWSQuery] {
    inquiries.map { inquiry in
      AWSQuery(
        service: query.service, operation: inquiry.operation,
        subject: AWSQuery.Subject(
          argument: argument, id: id, key: key, wrapper: inquiry.wrapper),
        arguments: inquiry.arguments)
    }
  }
}

extension FollowUp {
  /// Everything that is asked in the second place.
  static let all: [FollowUp] = [
    FollowUp(
      query: AWSQuery(service: "elbv2", operation: "describe-load-balancers"),
      list: "LoadBalancers", key: "LoadBalancerArn", argument: "--load-balancer-arn",
      inquiries: [
        Inquiry(operation: "describe-listeners", wrapper: "LoadBalancerListeners"),
        Inquiry(operation: "describe-load-balancer-attributes", wrapper: "LoadBalancerAttributes"),
      ]),
    FollowUp(
      query: AWSQuery(service: "elbv2", operation: "describe-target-groups"),
      list: "TargetGroups", key: "TargetGroupArn", argument: "--target-group-arn",
      inquiries: [
        Inquiry(operation: "describe-target-health", wrapper: "LoadBalancerTargetHealth"),
        Inquiry(operation: "describe-target-group-attributes", wrapper: "TargetGroupAttributes"),
      ]),
    FollowUp(
      query: AWSQuery(service: "elb", operation: "describe-load-balancers"),
      list: "LoadBalancerDescriptions", key: "LoadBalancerName", argument: "--load-balancer-name",
      inquiries: [
        Inquiry(operation: "describe-load-balancer-attributes", wrapper: "LoadBalancerAttributes")
      ]),
    FollowUp(
      query: AWSQuery(service: "ec2", operation: "describe-managed-prefix-lists"),
      list: "PrefixLists", key: "PrefixListId", argument: "--prefix-list-id",
      inquiries: [
        Inquiry(operation: "get-managed-prefix-list-entries", wrapper: "ManagedPrefixListEntries")
      ]),
    FollowUp(
      query: AWSQuery(service: "ec2", operation: "describe-transit-gateway-route-tables"),
      list: "TransitGatewayRouteTables", key: "TransitGatewayRouteTableId",
      argument: "--transit-gateway-route-table-id",
      inquiries: [
        Inquiry(
          operation: "get-transit-gateway-route-table-propagations",
          wrapper: "TransitGatewayPropagations"),
        Inquiry(
          operation: "search-transit-gateway-routes", wrapper: "TransitGatewayStaticRoutes",
          arguments: ["--filters", "Name=type,Values=static"]),
      ]),
  ]
}
