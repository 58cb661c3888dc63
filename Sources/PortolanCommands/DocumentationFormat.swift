import ArgumentParser
import DOT
import Pages
import StaticSites

/// What is to read the pages that `portolan generate` writes.
enum DocumentationFormat: String, CaseIterable, ExpressibleByArgument {
  case markdown
  case mkdocs
  case techdocs
  case docusaurus
  case hugo

  private var site: StaticSite? {
    switch self {
    case .markdown: nil
    case .mkdocs: .mkDocs
    case .techdocs: .techDocs
    case .docusaurus: .docusaurus
    case .hugo: .hugo
    }
  }

  /// The files of the documentation as the reader wants them.
  func documentation(_ documentation: Documentation) -> Documentation {
    site?.documentation(documentation) ?? documentation
  }

  /// What a link from a picture to a file leads to.
  @Sendable func pictureLink(_ address: String) -> DOTLink? {
    guard let site else { return DOTLink(address) }
    return site.pictureLink(address).flatMap { DOTLink($0) }
  }
}
