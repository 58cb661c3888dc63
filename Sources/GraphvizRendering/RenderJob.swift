package import DOT

/// What a worker is asked to draw: a drawing as text, and how many things must be in the picture.
package struct RenderJob: Hashable, Sendable {
  package var id: String
  package var title: String
  package var summary: String
  package var dot: String
  package var nodeCount: Int
  package var edgeCount: Int
  package var clusterCount: Int

  package init(
    id: String, title: String, summary: String, dot: String,
    nodeCount: Int, edgeCount: Int, clusterCount: Int
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.dot = dot
    self.nodeCount = nodeCount
    self.edgeCount = edgeCount
    self.clusterCount = clusterCount
  }

  package init(_ drawing: Drawing) {
    self.init(
      id: drawing.id, title: drawing.title, summary: drawing.summary, dot: drawing.source,
      nodeCount: drawing.counts.nodes, edgeCount: drawing.counts.edges,
      clusterCount: drawing.counts.clusters)
  }
}
