/// What is otherwise about a resource that is no filter.
public struct ResourceDifference: Hashable, Sendable {
  /// What it is, as it is written in a sentence: `route table`.
  public let noun: String
  /// Its identifier, in the later network where it is in both.
  public let id: String
  /// What pages call it.
  public let name: String
  /// In which of the networks it is.
  public let presence: Presence
  /// What changed about it, each in one phrase: `route 0.0.0.0/0 added: igw-1`; of what is in one network
  /// only, what there is to say of it.
  public let details: [String]

  /// All of it in one line.
  public var text: String {
    let title = "\(noun) \(name)"
    guard !details.isEmpty else { return title }
    return "\(title): \(details.joined(separator: "; "))"
  }

  /// `+` for what is new, `-` for what is gone, `~` for what changed.
  public var sign: String {
    switch presence {
    case .added: "+"
    case .removed: "-"
    case .both: "~"
    }
  }
}
