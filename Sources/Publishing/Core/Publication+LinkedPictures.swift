import Fingerprints
import Markup

extension Publication {
  /// Where the links of its pictures are, by path; none for what is no SVG that says its size.
  var pictureMaps: [String: PictureMap] {
    Dictionary(
      pictures.compactMap { picture in
        PictureMap(svg: picture.svg, at: picture.path).map { (picture.path, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension WikiFile {
  /// A picture whose links lead to pages of the wiki; where these stand is a part of what it is made from.
  ///
  /// - Parameter map: where its links are; nil: it has none.
  init(
    _ picture: Publication.Picture, named file: String, of publication: PublicationName,
    _ map: PictureMap?, links: LinkStyle
  ) {
    let targets = map?.areas.compactMap { links($0.target) } ?? []
    let source = Fingerprint(of: ([picture.source.text] + targets).joined(separator: "\n"))
    self.init(
      name: file,
      bytes: MarkedPicture.bytes(
        PictureMap.svg(picture.svg, at: picture.path, links: links), id: publication.text,
        source: source),
      source: source, mediaType: "image/svg+xml")
  }
}
