public import Diagnostics

/// What was read from the sources of a network that are no topology files, and what was not.
public struct ImportReport: Hashable, Sendable {
  /// Something that was left out, or could not be read completely, and why.
  public struct Remark: Hashable, Sendable {
    /// What the source calls this kind of thing: `NetworkAcls`, `aws_instance`, `AWS::EC2::VPC`.
    public let type: String
    /// The source's own identifier of it.
    public let id: String
    /// What is wrong with it, or missing, in a few words.
    public let reason: String
    /// Where it was written.
    public let location: SourceLocation?

    /// Makes a remark.
    public init(type: String, id: String, reason: String, location: SourceLocation?) {
      self.type = type
      self.id = id
      self.reason = reason
      self.location = location
    }
  }

  /// How many were read of each type, in the source's own words.
  public private(set) var read: [String: Int] = [:]
  /// What is not in the topology although it may be about the network.
  public private(set) var skipped: [Remark] = []
  /// What is in the topology with something unknown about it: what depends on that is undetermined.
  public private(set) var incomplete: [Remark] = []
  /// How many there were of each type that is not about the network.
  public private(set) var unrelated: [String: Int] = [:]

  /// Starts with nothing.
  public init() {}

  /// Whether nothing was imported.
  public var isEmpty: Bool {
    read.isEmpty && skipped.isEmpty && incomplete.isEmpty && unrelated.isEmpty
  }

  /// Counts something that was read.
  public mutating func noteRead(_ type: String, count: Int = 1) {
    read[type, default: 0] += count
  }

  /// Counts something that no network depends on.
  public mutating func noteUnrelated(_ type: String, count: Int = 1) {
    unrelated[type, default: 0] += count
  }

  /// Adds what another report says.
  public mutating func merge(_ other: ImportReport) {
    read.merge(other.read, uniquingKeysWith: +)
    unrelated.merge(other.unrelated, uniquingKeysWith: +)
    skipped += other.skipped
    incomplete += other.incomplete
  }

  /// Notes what is left out.
  public mutating func skip(
    _ type: String, _ id: String, because reason: String, at location: SourceLocation?
  ) {
    skipped.append(Remark(type: type, id: id, reason: reason, location: location))
  }

  /// Notes what is not completely known.
  public mutating func noteIncomplete(
    _ type: String, _ id: String, because reason: String, at location: SourceLocation?
  ) {
    incomplete.append(Remark(type: type, id: id, reason: reason, location: location))
  }
}
