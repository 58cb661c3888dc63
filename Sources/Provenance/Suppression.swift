public import Diagnostics
public import NetworkModel

/// What an organisation knows of and lives with: findings of a review that it accepts, and why.
///
/// Everything that is given has to fit a finding.
public struct Suppression: Hashable, Sendable {
  /// The check whose findings are meant.
  public let check: String?
  /// What they are about, by identifier or name.
  public let resource: String?
  /// Which rules of that.
  public let direction: Direction?
  /// The rule, as findings name it: `100`, `*`.
  public let rule: String?
  /// The identifier of the one finding that is meant.
  public let finding: String?
  /// Why that is acceptable.
  public let reason: String
  /// Where it was decided.
  public let ticket: String?
  /// The last day on which it counts, as `2027-01-31`.
  public let until: String?
  /// Where it was written.
  public let location: SourceLocation

  /// Accepts findings.
  public init(
    check: String? = nil, resource: String? = nil, direction: Direction? = nil,
    rule: String? = nil, finding: String? = nil, reason: String, ticket: String? = nil,
    until: String? = nil, at location: SourceLocation
  ) {
    self.check = check
    self.resource = resource
    self.direction = direction
    self.rule = rule
    self.finding = finding
    self.reason = reason
    self.ticket = ticket
    self.until = until
    self.location = location
  }
}
