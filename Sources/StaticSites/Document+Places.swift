import Markup

extension Document {
  /// The other pages that it links to, each with the number of its first link.
  var mentions: [String: Int] {
    var mentions: [String: Int] = [:]
    for inline in blocks.flatMap(\.inlines) {
      if case .link(_, to: .page(let path, _)) = inline, mentions[path] == nil {
        mentions[path] = mentions.count
      }
    }
    return mentions
  }

  /// The names of all places, each with that of the heading it stands under; there is none above the first.
  var headings: [String: String] {
    var headings: [String: String] = [:]
    var last: String?
    for block in blocks.flatMap(\.withContent) {
      if case .heading(_, _, let anchor) = block {
        last = anchor
        headings[anchor] = anchor
      }
      for case .anchor(let name) in block.inlines { headings[name] = last }
    }
    return headings
  }

  /// The files of its pictures.
  var pictures: [String] {
    blocks.flatMap(\.withContent).compactMap { block in
      if case .picture(let picture) = block { picture.path } else { nil }
    }
  }
}

extension Block {
  /// The block, and those within it.
  fileprivate var withContent: [Block] {
    if case .details(_, let blocks) = self {
      [self] + blocks.flatMap(\.withContent)
    } else {
      [self]
    }
  }

  /// Everything on its lines, what is within others included.
  fileprivate var inlines: [Inline] {
    switch self {
    case .paragraph(let line): line.flatMap(\.withContent)
    case .list(_, let items): items.joined().flatMap(\.withContent)
    case .table(let table): table.rows.joined().joined().flatMap(\.withContent)
    case .details(_, let blocks): blocks.flatMap(\.inlines)
    case .heading, .picture, .code, .blanks: []
    }
  }
}

extension Inline {
  fileprivate var withContent: [Inline] {
    switch self {
    case .strong(let content), .emphasis(let content), .link(let content, _):
      [self] + content.flatMap(\.withContent)
    case .text, .code, .anchor, .lineBreak: [self]
    }
  }
}
