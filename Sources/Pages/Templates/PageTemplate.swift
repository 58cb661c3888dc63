/// The templates, by the name of their file.
enum PageTemplate: String, CaseIterable {
  case overview
  case index
  case flow
  case reachability
  case `import`
  case remedy
  case plan
  case securityGroup = "security-group"
  case networkACL = "network-acl"
  case picture
  case pathTables = "path-tables"
  case ruleTable = "rule-table"
  case ruleFlows = "rule-flows"

  /// The name of its file.
  var fileName: String { "\(rawValue).mustache" }

  /// The text that the program brings along.
  var builtIn: String {
    let bytes =
      switch self {
      case .overview: PackageResources.overview_mustache
      case .index: PackageResources.index_mustache
      case .flow: PackageResources.flow_mustache
      case .reachability: PackageResources.reachability_mustache
      case .import: PackageResources.import_mustache
      case .remedy: PackageResources.remedy_mustache
      case .plan: PackageResources.plan_mustache
      case .securityGroup: PackageResources.security_group_mustache
      case .networkACL: PackageResources.network_acl_mustache
      case .picture: PackageResources.picture_mustache
      case .pathTables: PackageResources.path_tables_mustache
      case .ruleTable: PackageResources.rule_table_mustache
      case .ruleFlows: PackageResources.rule_flows_mustache
      }
    return String(decoding: bytes, as: UTF8.self)
  }
}
