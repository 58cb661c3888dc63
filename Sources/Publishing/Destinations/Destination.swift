/// A wiki to publish to, and how; without secrets.
public struct Destination: Hashable, Sendable {
  /// What kind of wiki it is.
  public let kind: WikiKind
  /// Where it is, as its kind takes it.
  public let url: String
  /// What the publication is called there.
  public var name: PublicationName
  /// Who signs in; nil: as the kind has it.
  public var user: String?
  /// The page below which the publication stands, by its title, where the wiki has such a thing.
  public var parent: String?
  /// Labels for every page, where the wiki has such a thing.
  public var labels: [String] = []
  /// The branch that readers see, of git wikis.
  public var branch: String?
  /// What happens to what is no longer wanted.
  public var orphans = OrphanPolicy.report
  /// The environment variable that holds the token or password.
  public var tokenVariable = "PORTOLAN_TOKEN"

  /// Takes an address.
  ///
  /// - Parameters:
  ///   - text: a URL, a path, or what git takes in its place; `kind+` may stand before it, such as
  ///     `gitea+https://git.example.org/team/network.wiki.git`.
  ///   - kind: what kind of wiki it is; nil: as the address tells.
  ///   - name: what the publication is called there.
  public init(_ text: String, kind: WikiKind? = nil, name: PublicationName) throws(DestinationError)
  {
    var url = text
    var named = kind
    if let plus = text.firstIndex(of: "+"), let prefix = WikiKind(rawValue: String(text[..<plus])) {
      url = String(text[text.index(after: plus)...])
      named = named ?? prefix
    }
    guard !url.isEmpty else { throw .empty }
    // A password in a URL ends in logs and in the files of git.
    if let scheme = url.firstRange(of: "://"),
      let at = url[scheme.upperBound...].prefix(while: { $0 != "/" }).lastIndex(of: "@"),
      url[scheme.upperBound..<at].contains(":") || url.hasPrefix("http")
    {
      throw .secretInURL(
        withoutSecret: String(url[..<scheme.upperBound]) + url[url.index(after: at)...])
    }
    guard let found = named ?? WikiKind(ofWikiAt: url) else { throw .unknownKind(url) }
    self.kind = found
    self.url = found.isGit ? Self.repository(at: url) : url
    self.name = name
  }

  /// The repository of a git wiki, also where the address is the one of a browser.
  private static func repository(at url: String) -> String {
    var url = url
    while url.hasSuffix("/") { url.removeLast() }
    if url.hasPrefix("https://") || url.hasPrefix("http://") {
      if let range = url.firstRange(of: "/-/wikis") {
        return url[..<range.lowerBound] + ".wiki.git"
      }
      if let range = url.firstRange(of: "/_wiki/wikis/") {
        let wiki = url[range.upperBound...].prefix { $0 != "/" && $0 != "?" }
        return "\(url[..<range.lowerBound])/_git/\(wiki)"
      }
      if url.hasSuffix("/wiki") { return url.dropLast(5) + ".wiki.git" }
      if url.hasSuffix(".wiki") { return url + ".git" }
    }
    return url
  }
}

extension WikiKind {
  fileprivate var isGit: Bool { if case .git = self { true } else { false } }
}
