/// A web server with a public address, for the tests of checks on groups.
enum WebServer {
  /// A topology file with some groups, of which the server carries `sg-1`.
  ///
  /// - Parameters:
  ///   - groups: lines of `securityGroups`, without indentation: `sg-1: {inbound: […], outbound: []}`;
  ///     the VPC is added.
  ///   - more: further sections.
  static func text(_ groups: String..., more: String = "") -> String {
    let lines = groups.map { group in
      "  " + group.replacing(": {", with: ": {vpc: vpc-1, ", maxReplacements: 1)
    }
    return """
      vpcs:
        vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}
      routeTables:
        public: {vpc: vpc-1, routes: [{destination: 0.0.0.0/0, target: igw-1}]}
      subnets:
        public-a: {vpc: vpc-1, cidr: 10.0.0.0/24, routeTable: public}
      instances:
        web-1: {subnet: public-a, privateIP: 10.0.0.10, publicIP: 198.51.100.10, securityGroups: [sg-1]}
      securityGroups:
      \(lines.joined(separator: "\n"))
      \(more)
      """
  }
}
