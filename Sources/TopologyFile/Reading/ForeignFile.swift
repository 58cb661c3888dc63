internal import StructuredText

/// Files of other kinds, which people hand in by mistake.
enum ForeignFile {
  /// Complains about a file that is no topology file at all; says whether it did.
  static func complaint(about root: YAMLNode, _ complaints: Complaints) -> Bool {
    guard case .mapping(let pairs) = root.content else {
      complaints.error(
        .notATopology,
        "a topology file is a mapping of keys such as 'vpcs' and 'flows', found \(root.found)",
        at: root.location, help: "'portolan init' prints a starter file")
      return true
    }
    let keys = Set(pairs.map(\.key))
    guard let foreign = signs.first(where: { !keys.isDisjoint(with: $0.keys) }) else {
      return false
    }
    complaints.error(
      .notATopology, "this looks like \(foreign.kind), not like a topology file",
      at: root.location, help: foreign.help)
    return true
  }

  private static let otherFormats =
    "such files are read, but this one lacks what they have: it may be cut off, or of another version"

  /// Results are kept beside what they are about, as a baseline.
  private static let hiding = "of a folder, files whose names begin with a dot are not read"

  private static let signs: [(keys: Set<String>, kind: String, help: String?)] = [
    (
      ["AWSTemplateFormatVersion", "Resources"], "a CloudFormation template",
      otherFormats
    ),
    (
      ["terraform_version", "planned_values", "resource_changes"], "Terraform's JSON",
      otherFormats
    ),
    (
      [
        "Vpcs", "Subnets", "SecurityGroups", "NetworkAcls", "RouteTables", "Reservations",
        "LoadBalancerDescriptions", "LoadBalancers",
      ], "the output of an AWS describe command", otherFormats
    ),
    (["findings", "legs"], "a result of Portolan", hiding),
    (["runs"], "a SARIF file", hiding),
    (["apiVersion", "kind"], "a Kubernetes manifest", nil),
    (["services", "version"], "a Compose file", nil),
  ]
}
