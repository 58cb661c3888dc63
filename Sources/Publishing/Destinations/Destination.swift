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
    // What begins with a hyphen is an option of git's, what has two colons a program of its own.
    guard !url.hasPrefix("-"), url.prefixMatch(of: #/[A-Za-z0-9+.\-]+::/#) == nil else {
      throw .noAddress
    }
    if let safe = Self.withoutSecret(url) { throw .secretInURL(withoutSecret: safe) }
    guard let found = named ?? WikiKind(ofWikiAt: url) else { throw .unknownKind(url) }
    self.kind = found
    self.url = found.isGit ? try Self.repository(at: url) : url
    self.name = name
  }

  /// The URL without a user and password, where it has any: they would end in logs and in the files of git.
  private static func withoutSecret(_ url: String) -> String? {
    guard let at = url.lastIndex(of: "@") else { return nil }
    let rest = url[url.index(after: at)...]
    guard let scheme = url.firstRange(of: "://") else {
      // `user:password@host`, but not `git@host:path`.
      return url[..<at].contains(":") ? String(rest) : nil
    }
    let authority = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
    let isWeb = url.lowercased().hasPrefix("http")
    // A password may hold a slash, and then looks like a port that is no number.
    let hasOddPort =
      authority.split(separator: ":").dropFirst().last.map { Int($0) == nil } ?? false
    let isSecret =
      authority.contains("@")
      ? isWeb || authority.split(separator: "@")[0].contains(":")
      : hasOddPort && !authority.contains("]")
    return isSecret ? String(url[..<scheme.upperBound] + rest) : nil
  }

  /// The repository of a git wiki, also where the address is the one of a browser.
  private static func repository(at url: String) throws(DestinationError) -> String {
    guard let scheme = url.firstRange(of: "://") else {
      try refuseSource(url)
      return url
    }
    var address = url[..<scheme.lowerBound].lowercased() + url[scheme.lowerBound...]
    guard address.hasPrefix("http") else {
      try refuseSource(address)
      return address
    }
    if let page = address.firstMatch(of: #/\/_wiki\/wikis\/([^\/?#]+).*$/#) {
      address.replaceSubrange(page.range, with: "/_git/\(page.1)")
    } else if let page = address.firstMatch(of: #/(?:\/-)?\/wikis(?:[\/?#].*)?$/#) {
      address.replaceSubrange(page.range, with: ".wiki.git")
    } else if let page = address.firstMatch(
      of: #/^https?:\/\/[^\/]+\/[^\/]+\/[^\/]+?(\/wiki(?:[\/?#].*)?)$/#)
    {
      address.replaceSubrange(page.1.startIndex..<page.1.endIndex, with: ".wiki.git")
    }
    guard !address.contains("?"), !address.contains("#") else { throw .noAddress }
    while address.hasSuffix("/") { address.removeLast() }
    if address.hasSuffix(".wiki") { address += address.contains("/_git/") ? "" : ".git" }
    try refuseSource(address)
    return address
  }

  /// Where a repository and its wiki differ in a suffix only, the source is not to be written to.
  private static func refuseSource(_ url: String) throws(DestinationError) {
    let host = WikiKind.host(of: url.lowercased())
    guard ["github.com", "gitlab.com", "codeberg.org"].contains(String(host)),
      !url.hasSuffix(".wiki.git")
    else { return }
    let base = url.hasSuffix(".git") ? String(url.dropLast(4)) : url
    throw .sourceRepository(wiki: base + ".wiki.git")
  }
}

extension WikiKind {
  fileprivate var isGit: Bool { if case .git = self { true } else { false } }
}
