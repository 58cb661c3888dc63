extension Destination {
  /// The wiki, ready to be written to.
  ///
  /// - Parameter secret: the token or password; nil: none is needed, or git knows one.
  public func wiki(secret: String?) throws(PublishError) -> any Wiki {
    let credentials = secret.map { Credentials(user: user, secret: $0) }
    switch kind {
    case .git(let kind):
      return try GitWiki(
        GitRemote(url: url, kind: kind, branch: branch), name: name, credentials: credentials)
    case .mediaWiki: return try MediaWiki(url: url, name: name, credentials: credentials)
    case .dokuWiki: return try DokuWikiSite(url: url, name: name, credentials: credentials)
    case .confluence: return try ConfluenceWiki(self, credentials)
    }
  }

  /// Whether its pages show pictures as PNG, which `Publication.Picture` should therefore have.
  public var wantsPNG: Bool { kind == .confluence }
}
