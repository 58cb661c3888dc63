import Markup

/// The kinds of wikis that are git repositories, and how they differ.
public enum GitWikiKind: String, CaseIterable, Sendable {
  case gitHub = "github"
  case gitLab = "gitlab"
  case azure
  case gitea

  /// What people call it.
  public var displayName: String {
    switch self {
    case .gitHub: "GitHub"
    case .gitLab: "GitLab"
    case .azure: "Azure DevOps"
    case .gitea: "Gitea or Forgejo"
    }
  }

  /// The branch that readers see, where the wiki has none yet.
  var defaultBranch: String {
    switch self {
    case .gitHub: "master"
    case .gitLab, .gitea: "main"
    case .azure: "wikiMaster"
    }
  }

  /// Whom a token belongs to, where the user does not say.
  var userName: String {
    switch self {
    case .gitHub: "x-access-token"
    case .gitLab: "oauth2"
    case .azure, .gitea: "portolan"
    }
  }

  /// The pages of the whole wiki that lead to Portolan's.
  var navigation: [(file: String, title: String)] {
    switch self {
    case .gitHub, .gitea: [("Home.md", "Home"), ("_Sidebar.md", "Sidebar")]
    case .gitLab: [("home.md", "Home"), ("_sidebar.md", "Sidebar")]
    // Its order of pages takes the place of both.
    case .azure: []
    }
  }

  /// What tells pages apart, given their files: the wiki shows one page of each title, whatever the case; nil
  /// for files that are no pages.
  func title(of file: String) -> String? {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, let dot = last.lastIndex(of: "."),
      Self.pageExtensions.contains(last[last.index(after: dot)...].lowercased())
    else { return nil }
    let path =
      switch self {
      // It shows all folders as one.
      case .gitHub: String(last[..<dot])
      case .gitLab, .azure, .gitea: (parts.dropLast() + [last[..<dot]]).joined(separator: "/")
      }
    return path.lowercased().replacing(" ", with: "-")
  }

  /// Whether a page of the wiki's own has this name.
  func isReserved(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["home", "_sidebar", "_footer", "_pages", "_new", "_edit", "raw"].contains(name)
  }

  private static let pageExtensions: Set<String> = [
    "md", "markdown", "mediawiki", "rst", "asciidoc", "adoc", "textile", "org", "creole", "pod",
    "rdoc",
  ]
}
