/// The kinds of wikis that Portolan can write to.
public enum WikiKind: Hashable, Sendable, CaseIterable, RawRepresentable {
  case git(GitWikiKind)
  case mediaWiki
  case dokuWiki
  case confluence

  /// Every kind.
  public static let allCases: [WikiKind] =
    GitWikiKind.allCases.map(WikiKind.git) + [.mediaWiki, .dokuWiki, .confluence]

  /// As users write it: `github`, `mediawiki`.
  public var rawValue: String {
    switch self {
    case .git(let kind): kind.rawValue
    case .mediaWiki: "mediawiki"
    case .dokuWiki: "dokuwiki"
    case .confluence: "confluence"
    }
  }

  /// Takes what users write; nil where no kind is called so.
  public init?(rawValue: String) {
    guard let kind = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = kind
  }

  /// The kind of the wiki at a URL, where the URL tells; nil where it could be several.
  init?(ofWikiAt url: String) {
    let address = url.lowercased()
    let path = address.split(separator: "?")[0]
    let hosts: [(sign: String, kind: WikiKind)] = [
      ("github.com", .git(.gitHub)), ("gitlab.", .git(.gitLab)), ("dev.azure.com", .git(.azure)),
      ("ssh.dev.azure.com", .git(.azure)), ("visualstudio.com", .git(.azure)),
      ("codeberg.org", .git(.gitea)), ("gitea.", .git(.gitea)), ("forgejo.", .git(.gitea)),
      (".atlassian.net", .confluence),
    ]
    if path.hasSuffix("/api.php") {
      self = .mediaWiki
    } else if path.hasSuffix("/xmlrpc.php") {
      self = .dokuWiki
    } else if path.contains("/-/wikis") || path.hasSuffix("/wikis")
      || path.contains("/wikis/") && !path.contains("/_wiki/")
    {
      self = .git(.gitLab)
    } else if let found = hosts.first(where: {
      Self.host(of: address).hasSuffix($0.sign) || Self.host(of: address).hasPrefix($0.sign)
    }) {
      self = found.kind
    } else if path.contains("/rest/api") || path.contains("/display/")
      || path.contains("/spaces/") || path.hasSuffix("/pages/viewpage.action")
    {
      self = .confluence
    } else {
      return nil
    }
  }

  /// The host of a URL, or of what git takes in its place: `git@host:path`.
  static func host(of address: String) -> Substring {
    let rest = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
    let authority = rest.prefix { $0 != "/" }
    let host = authority.split(separator: "@").last ?? ""
    return host.hasPrefix("[") ? host.prefix { $0 != "]" } : host.prefix { $0 != ":" }
  }
}
