public import DOT

/// A picture of a flow, ready to be laid out: what it says, to those who see it and to those who do not.
public struct Diagram: Hashable, Sendable {
  /// Unique on a page, and an XML name; it prefixes every id in the picture.
  public let id: String
  /// What the picture is about.
  public let title: String
  /// The verdict's word and the sentence that goes with it.
  public let headline: String
  /// The checks in words and in the order of the packet, as the picture shows them.
  public let description: String
  /// The picture itself.
  public let graph: DOTGraph
  /// The colours of every diagram, for whatever renders several of them.
  public static let palette = Palette.all

  /// The picture as something to render.
  public var drawing: Drawing {
    Drawing(id: id, title: "\(title): \(headline)", summary: description, graph: graph)
  }
}
