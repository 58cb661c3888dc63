public import Evaluation

/// A fault that a review looks for, and what people who meet it want to know.
public struct Check: Sendable, Identifiable {
  /// Its stable name, such as `nacl.unreachable-entry`.
  public let id: String
  /// What the fault is, in a few words.
  public let title: String
  /// How bad it is at its worst.
  public let severity: Finding.Severity
  /// Why somebody should care.
  public let reason: String
  /// What has the fault, in short.
  public let example: String
  /// What to do about it.
  public let remedy: String
  /// What asks for the same elsewhere.
  public let references: [CheckReference]
  let find: @Sendable (ReviewedNetwork) -> [Finding]

  init(
    _ id: String, _ title: String, _ severity: Finding.Severity, reason: String, example: String,
    remedy: String, references: [CheckReference] = [],
    find: @escaping @Sendable (ReviewedNetwork) -> [Finding]
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.reason = reason
    self.example = example
    self.remedy = remedy
    self.references = references
    self.find = find
  }

  /// The check of a name, if there is one.
  public static func named(_ id: String) -> Check? { all.first { $0.id == id } }
}
