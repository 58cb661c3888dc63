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
}
