public import DOT
public import Fingerprints

/// What turns drawings into SVG.
public struct PictureRenderer: Sendable {
  /// The version of Graphviz: another one may give other bytes for the same drawing.
  public let graphvizVersion: String
  /// Changes when the same layout is finished to another SVG.
  public let style: String
  /// Draws some pictures; there are as many texts as drawings, in their order.
  public let render: @Sendable ([Drawing]) async throws -> [String]

  /// Describes a renderer.
  public init(
    graphvizVersion: String, style: String,
    render: @escaping @Sendable ([Drawing]) async throws -> [String]
  ) {
    self.graphvizVersion = graphvizVersion
    self.style = style
    self.render = render
  }

  /// The hash of everything that a picture is drawn from.
  public func source(of drawing: Drawing) -> Fingerprint {
    Fingerprint(
      of: [style, drawing.id, drawing.title, drawing.summary, drawing.source]
        .joined(separator: "\u{0}"))
  }
}
