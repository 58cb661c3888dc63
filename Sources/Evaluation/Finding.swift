public import NetworkModel
public import PacketSpace

/// Something about a network that a reviewer should know.
public struct Finding: Hashable, Sendable {
  /// How bad it is; the worst comes first.
  public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    case error
    case warning
    case note

    /// Orders by how bad it is.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .note: 2
      }
    }
  }

  /// Whether it is so, or may be: where the model does not say enough.
  public enum Confidence: String, Hashable, Sendable {
    case certain
    case possible
  }

  /// The resource that a finding is about.
  public struct Resource: Hashable, Sendable {
    /// As in the contract's steps, or `flow`.
    public let kind: String
    /// The identifier of the resource.
    public let id: String
    /// What people call it, where that differs.
    public let name: String?
    /// Of filters: which of its two rule lists is meant.
    public let direction: Direction?
    /// The rule that is at fault, as the contract's steps name it: `100`, `*`.
    public let rule: String?

    /// Names a resource.
    public init(
      kind: String, id: String, name: String? = nil, direction: Direction? = nil,
      rule: String? = nil
    ) {
      self.kind = kind
      self.id = id
      self.name = name
      self.direction = direction
      self.rule = rule
    }
  }

  /// The stable name of the check, such as `loadBalancer.unhealthy-target`.
  public let check: String
  /// How bad it is.
  public let severity: Severity
  /// What it is about.
  public let resource: Resource
  /// What of the resource it is about, where a check can find several faults in one.
  public let subject: String
  /// The client ports that are affected, where some are.
  public let clientPorts: PortSet?
  /// Whether it is so, or may be.
  public let confidence: Confidence
  /// The packets that show it, where packets do.
  public let packets: PacketSet?
  /// One sentence without a full stop.
  public let message: String
  /// What to do about this one, where there is more to say than for every fault of its kind; a sentence
  /// without a full stop.
  public let advice: String?

  /// Describes a finding.
  public init(
    check: String, severity: Severity, resource: Resource, subject: String = "",
    clientPorts: PortSet? = nil, confidence: Confidence = .certain, packets: PacketSet? = nil,
    message: String, advice: String? = nil
  ) {
    self.check = check
    self.severity = severity
    self.resource = resource
    self.subject = subject
    self.clientPorts = clientPorts
    self.confidence = confidence
    self.packets = packets
    self.message = message
    self.advice = advice
  }

  /// Stays the same as long as the fault does, whatever moves around it: a hash (FNV-1a, 64 bits) of
  /// the check and of what it is about, but for the rule, whose number may change.
  public var id: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(check)\n\(resource.kind)\n\(resource.id)\n\(subject)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
