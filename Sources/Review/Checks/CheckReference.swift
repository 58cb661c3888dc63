/// A rule of another tool or a requirement of a standard that asks for what a check looks for.
///
/// Numbers of benchmarks move between versions, so a version belongs to each of theirs.
public struct CheckReference: Hashable, Sendable {
  /// Who asks, with the version where that matters: `CIS AWS Foundations 5.0.0`.
  public let framework: String
  /// The rule or requirement there.
  public let id: String

  static func checkov(_ ids: String...) -> [Self] { list("Checkov", ids) }
  static func trivy(_ ids: String...) -> [Self] { list("Trivy", ids) }
  static func cfnNag(_ ids: String...) -> [Self] { list("cfn_nag", ids) }
  static func prowler(_ ids: String...) -> [Self] { list("Prowler", ids) }
  static func scoutSuite(_ ids: String...) -> [Self] { list("ScoutSuite", ids) }
  static func securityHub(_ ids: String...) -> [Self] { list("AWS Security Hub", ids) }
  static func pciDSS(_ ids: String...) -> [Self] { list("PCI DSS 4.0", ids) }
  static func nist(_ ids: String...) -> [Self] { list("NIST SP 800-53 r5", ids) }
  static func cis(_ version: String, _ ids: String...) -> [Self] {
    list("CIS AWS Foundations \(version)", ids)
  }

  private static func list(_ framework: String, _ ids: [String]) -> [Self] {
    ids.map { Self(framework: framework, id: $0) }
  }
}
