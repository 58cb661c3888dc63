public import Diagnostics

/// A wiki that the authors of a network publish to, as they declared it.
public struct DeclaredDestination: Hashable, Sendable {
  /// What the command line calls it.
  public let name: String
  /// Where it is.
  public let url: String
  /// What kind of wiki it is: `gitea`; nil: as the URL tells.
  public let kind: String?
  /// What the publication is called there.
  public let pages: String?
  /// Who signs in.
  public let user: String?
  /// The page below which the publication stands.
  public let parent: String?
  /// Labels for every page.
  public let labels: [String]
  /// The branch that readers see.
  public let branch: String?
  /// What happens to pages that are no longer wanted: `report`, `archive`, `delete`.
  public let orphans: String?
  /// The environment variable that holds the token.
  public let tokenVariable: String?
  /// Where it was written.
  public let location: SourceLocation

  /// Declares a destination.
  public init(
    name: String, url: String, kind: String? = nil, pages: String? = nil, user: String? = nil,
    parent: String? = nil, labels: [String] = [], branch: String? = nil, orphans: String? = nil,
    tokenVariable: String? = nil, at location: SourceLocation
  ) {
    self.name = name
    self.url = url
    self.kind = kind
    self.pages = pages
    self.user = user
    self.parent = parent
    self.labels = labels
    self.branch = branch
    self.orphans = orphans
    self.tokenVariable = tokenVariable
    self.location = location
  }
}
