public import Pages

/// A generator of static sites that the documentation can be handed to.
public enum StaticSite: CaseIterable, Sendable {
  /// A project of MkDocs: its configuration and the pages in `docs/`.
  case mkDocs
  /// A project of MkDocs as Backstage builds it.
  case techDocs
  /// A folder for the `docs/` of a Docusaurus site.
  case docusaurus
  /// A folder for the `content/` of a Hugo site.
  case hugo

  /// The same pages and pictures as files that the generator reads.
  ///
  /// The sources of pictures are left out: a site is for readers.
  public func documentation(_ documentation: Documentation) -> Documentation {
    let tree = SiteTree(documentation)
    return switch self {
    case .mkDocs: Documentation(files: MkDocsProject(tree, .mkDocs).files)
    case .techDocs: Documentation(files: MkDocsProject(tree, .techDocs).files)
    case .docusaurus: Documentation(files: DocusaurusFolder(tree).files)
    case .hugo: Documentation(files: HugoFolder(tree).files)
    }
  }

  /// What a link from a picture to a page becomes; nil where nobody knows where the site publishes either.
  ///
  /// - Parameter address: of the page's Markdown file, relative to the picture.
  public func pictureLink(_ address: String) -> String? {
    switch self {
    case .mkDocs: MkDocsProject.publishedAddress(of: address)
    case .techDocs, .docusaurus, .hugo: nil
    }
  }
}
