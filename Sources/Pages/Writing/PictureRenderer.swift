public import DOT
public import Fingerprints

/// What turns drawings into SVG.
public struct PictureRenderer: Sendable {
  /// The version of Graphviz: another one may give other bytes for the same drawing.
  public let graphvizVersion: String
  /// Changes when the same layout is finished to another SVG.
  public let style: String
  /// Draws some pictures; there are as many as drawings, in their order.
  public let render: @Sendable ([Drawing]) async throws -> [RenderedPicture]

  /// Describes a renderer.
  public init(
    graphvizVersion: String, style: String,
    render: @escaping @Sendable ([Drawing]) async throws -> [RenderedPicture]
  ) {
    self.graphvizVersion = graphvizVersion
    self.style = style
    self.render = render
  }

  /// The hash of what a file holds; where it holds pictures: of everything that it is made from.
  func source(of content: OutputFile.Content) -> Fingerprint {
    if let text = content.text() { return Fingerprint(of: text) }
    switch content {
    case .text(let text): return Fingerprint(of: text)
    case .picture(let drawing): return source(of: drawing)
    case .composed(let parts):
      return Fingerprint(
        of: parts.map { part in
          switch part {
          case .text(let text): text
          case .picture(let drawing): source(of: drawing).text
          }
        }.joined(separator: "\u{0}"))
    }
  }

  /// The hash of everything that a picture is drawn from.
  public func source(of drawing: Drawing) -> Fingerprint {
    Fingerprint(
      of: [style, drawing.id, drawing.title, drawing.summary, drawing.source]
        .joined(separator: "\u{0}"))
  }
}
