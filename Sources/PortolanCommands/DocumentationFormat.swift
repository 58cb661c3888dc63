import ArgumentParser
import DOT
import Diagrams
import GraphvizRendering
import HTMLSite
import Pages
import StaticSites

/// What is to read the pages that `portolan generate` writes.
enum DocumentationFormat: String, CaseIterable, ExpressibleByArgument {
  /// GitHub, and people, with the pictures beside the pages.
  case markdown
  /// A browser, without a server.
  case html
  case mkdocs
  case techdocs
  case docusaurus
  case hugo

  private var generator: StaticSite? {
    switch self {
    case .markdown, .html: nil
    case .mkdocs: .mkDocs
    case .techdocs: .techDocs
    case .docusaurus: .docusaurus
    case .hugo: .hugo
    }
  }

  /// The files of some documentation as the reader wants them.
  func files(of documentation: Documentation) -> Documentation {
    if self == .html {
      return HTMLSite(pictureStyle: Diagram.palette.pageStyle).site(of: documentation)
    }
    return generator?.documentation(documentation) ?? documentation
  }

  /// What a link from a picture to a file leads to.
  @Sendable func pictureLink(_ address: String) -> DOTLink? {
    guard let generator else { return DOTLink(address) }
    return generator.pictureLink(address).flatMap { DOTLink($0) }
  }
}
