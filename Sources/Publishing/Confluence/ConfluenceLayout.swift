import Fingerprints
import Markup

/// What the pages and pictures of a publication are called in a Confluence, and how they refer to each other.
///
/// Titles are unique in a space, so the index has the publication's name, and all others begin with it. The
/// pictures are attached to the index: so one request tells which are there, and no picture is there twice.
struct ConfluenceLayout: Sendable {
  /// In UTF-16, of the 255 that a title may have.
  private static let longestTitle = 230

  private let naming: PageNaming
  private let index: String
  private let pictures: [String: Publication.Picture]

  init(_ name: PublicationName, _ publication: Publication) {
    let count = Dictionary(
      publication.pages.map { ($0.document.title.lowercased(), 1) }, uniquingKeysWith: +)
    self.index = name.text
    self.naming = PageNaming(publication) { (page: Publication.Page) in
      guard page.path != Publication.index else { return name.text }
      let path = page.path.hasSuffix(".md") ? String(page.path.dropLast(3)) : page.path
      let title = StorageFormat.title(page.document.title)
      if title.isEmpty { return "\(name.text): \(path)" }
      let isUnique = count[page.document.title.lowercased()] == 1
      let full = "\(name.text): \(title)" + (isUnique ? "" : " (\(path))")
      guard full.utf16.count > Self.longestTitle else { return full }
      return full.prefix(Self.longestTitle / 2) + "… "
        + Fingerprint(of: page.path).text.prefix(8)
    }
    self.pictures = Dictionary(publication.pictures.map { ($0.path, $0) }) { first, _ in first }
  }

  /// The title of a page; nil where there is none at this path.
  func title(of path: String) -> String? { naming.name(of: path) }

  /// The files of a picture: as SVG, which is sharp at every size, and as PNG, which every Confluence shows well.
  func files(of picture: Publication.Picture) -> [WikiFile] {
    let svg = WikiFile(
      name: Self.svg(picture), bytes: Array(picture.svg.utf8), source: picture.source,
      mediaType: "image/svg+xml")
    guard let png = picture.png else { return [svg] }
    return [
      svg,
      WikiFile(
        name: Self.png(picture), bytes: png, source: picture.source, mediaType: "image/png"),
    ]
  }

  /// Writes a page.
  ///
  /// - Parameters:
  ///   - title: of the page.
  ///   - exists: whether a page is there to be linked to, or to have pictures attached.
  func writer(
    of title: String, _ exists: @escaping @Sendable (String) -> Bool
  ) -> StorageFormatWriter {
    let owner = title == index ? nil : index
    return StorageFormatWriter(
      links: { target in
        switch target {
        case .anchor(let name): .anchor(name)
        case .page(let path, let anchor):
          self.title(of: path).flatMap { exists($0) ? .page(title: $0, anchor: anchor) : nil }
        case .file(let path):
          exists(index)
            ? pictures[path].map {
              .attachment(StorageAttachment(name: Self.svg($0), page: owner))
            } : nil
        case .address(let url): .address(url)
        }
      },
      image: { picture in
        guard exists(index), let picture = pictures[picture.path] else { return nil }
        return StorageImage(
          shown: StorageAttachment(
            name: picture.png == nil ? Self.svg(picture) : Self.png(picture), page: owner),
          width: picture.png.flatMap(Self.width).map { $0 / 2 },
          full: StorageAttachment(name: Self.svg(picture), page: owner))
      })
  }

  private static func svg(_ picture: Publication.Picture) -> String { picture.path.flattened }

  private static func png(_ picture: Publication.Picture) -> String {
    let name = svg(picture)
    return (name.hasSuffix(".svg") ? String(name.dropLast(4)) : name) + ".png"
  }

  /// The width of a PNG in pixels, which is in its header (RFC 2083, section 4.1.1).
  private static func width(ofPNG bytes: [UInt8]) -> Int? {
    guard bytes.count >= 20 else { return nil }
    return bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
  }
}
