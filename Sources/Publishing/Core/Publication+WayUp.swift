import Markup

extension Publication {
  /// A page that begins with a link to the index, for wikis that do not show what a page is below.
  func documentWithWayUp(of page: Page) -> Document {
    guard page.path != Self.index, let index = pages.first(where: { $0.path == Self.index }) else {
      return page.document
    }
    let way = Block.paragraph([
      "↑ ", .link(index.document.title, to: .page(Self.index, anchor: nil)),
    ])
    return Document(title: page.document.title, blocks: [way] + page.document.blocks)
  }
}
