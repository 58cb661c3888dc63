/// In which of two networks something is.
public enum Presence: String, Hashable, Sendable {
  case both
  /// In the later network only.
  case added
  /// In the earlier network only.
  case removed

  /// As it is written behind a name; nil where there is nothing to say.
  public var word: String? {
    switch self {
    case .both: nil
    case .added: "new"
    case .removed: "gone"
    }
  }

  init<Resource>(_ before: Resource?, _ after: Resource?) {
    self = before == nil ? .added : after == nil ? .removed : .both
  }
}
