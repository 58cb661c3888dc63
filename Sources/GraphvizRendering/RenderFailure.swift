/// Why one drawing could not be rendered; others of the same batch are not affected.
public struct RenderFailure: Error, Hashable, Sendable {
  /// The id of the drawing.
  public var drawing: String
  /// What went wrong.
  public var reason: Reason

  /// Creates a failure.
  public init(drawing: String, reason: Reason) {
    self.drawing = drawing
    self.reason = reason
  }

  /// What can go wrong.
  public enum Reason: Error, Hashable, Sendable {
    /// Graphviz complained, be it only with a warning: the picture may lack something.
    case complaint(String)
    /// The picture has another number of nodes, edges or clusters than the graph.
    case miscounted(kind: String, expected: Int, drawn: Int)
    /// What Graphviz wrote is not well-formed XML.
    case malformedSVG(String)
    /// A colour is not in the palette.
    case unknownColor(String)
    /// The drawing's id is not an XML name.
    case invalidID
    /// The layout took longer than allowed, in seconds.
    case timedOut(seconds: Double)
    /// The worker process ended, with what it had to say.
    case crashed(String)
  }
}

extension RenderFailure: CustomStringConvertible {
  /// One sentence: which drawing, and what is wrong with it.
  public var description: String { "cannot draw '\(drawing)': \(reason)" }
}

extension RenderFailure.Reason: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .complaint(let text):
      "graphviz says: \(text)"
    case .miscounted(let kind, let expected, let drawn):
      "the graph has \(expected) \(kind)s, the picture has \(drawn)"
    case .malformedSVG(let fault):
      "the SVG is not well-formed: \(fault)"
    case .unknownColor(let color):
      "colour '\(color)' is not in the palette"
    case .invalidID:
      "the id must be a letter, then letters, digits, hyphens and underscores"
    case .timedOut(let seconds):
      "the layout took longer than \(seconds) s"
    case .crashed(let end):
      "graphviz ended unexpectedly (\(end))"
    }
  }
}
