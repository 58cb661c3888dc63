/// A graph to be drawn, and what the picture says to those who do not see it.
public struct Drawing: Hashable, Sendable {
  /// The id of the SVG element, and the prefix of every id in it; unique on a page.
  ///
  /// It must be an XML name: a letter, then letters, digits, hyphens and underscores.
  public var id: String
  /// The headline.
  public var title: String
  /// The same in words as the picture, for instance the list of hops.
  public var summary: String
  /// The graph in the DOT language, written once: it is drawn, hashed and kept.
  public let source: String
  /// How much of the graph is drawn.
  public let counts: DOTGraph.Counts

  /// Creates a drawing; of the graph only what is needed is kept, since many wait to be drawn.
  public init(id: String, title: String, summary: String, graph: DOTGraph) {
    self.id = id
    self.title = title
    self.summary = summary
    source = graph.text
    counts = graph.counts
  }

  init(id: String, title: String, summary: String, source: String, counts: DOTGraph.Counts) {
    self.id = id
    self.title = title
    self.summary = summary
    self.source = source
    self.counts = counts
  }
}
