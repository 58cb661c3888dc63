/// Why an address is no destination; never holds a secret.
public enum DestinationError: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  /// Neither a URL nor a path.
  case noAddress
  case secretInURL(withoutSecret: String)
  /// The repository itself, beside its wiki.
  case sourceRepository(wiki: String)
  case unknownKind(String)

  /// The reason and what to do, in a sentence.
  public var description: String {
    switch self {
    case .empty: "the destination is empty: give the address of a wiki"
    case .noAddress:
      "the destination is no address of a wiki: give its URL, without a query, or a path"
    case .secretInURL(let url):
      "the destination holds a user or a password: give '\(url)', and the token in the environment variable PORTOLAN_TOKEN"
    case .sourceRepository(let wiki):
      "the destination is the repository itself: its wiki is '\(wiki)'"
    case .unknownKind(let url):
      "what kind of wiki is at '\(url)'? Put one of \(WikiKind.allCases.map(\.rawValue).joined(separator: ", ")) and a plus before it, such as 'gitea+\(url)'"
    }
  }
}
