/// Something about a network that a reviewer should know.
public struct Finding: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    case error
    case warning
    case note
  }

  /// The resource that a finding is about.
  public struct Resource: Hashable, Sendable {
    /// As in the contract's steps, or `flow`.
    public let kind: String
    public let id: String
    public let name: String?

    /// Names a resource.
    public init(kind: String, id: String, name: String? = nil) {
      self.kind = kind
      self.id = id
      self.name = name
    }
  }

  /// The stable name of the check, such as `loadBalancer.unhealthy-target`.
  public let check: String
  public let severity: Severity
  public let resource: Resource
  /// One sentence without a full stop.
  public let message: String

  /// Describes a finding.
  public init(check: String, severity: Severity, resource: Resource, message: String) {
    self.check = check
    self.severity = severity
    self.resource = resource
    self.message = message
  }
}
