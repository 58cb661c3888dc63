extension DOTGraph {
  /// How much of a graph is drawn; a drawing with less has lost something.
  public struct Counts: Hashable, Sendable {
    /// Nodes, also those that only edges mention.
    public let nodes: Int
    /// Edges.
    public let edges: Int
    /// Clusters, also those of which only the label is visible.
    public let clusters: Int
  }

  /// What is drawn, also inside clusters.
  public var counts: Counts {
    var nodes: Set<String> = []
    var hidden: Set<String> = []
    var edges: [Edge] = []
    var clusters = 0
    func count(_ statements: [Statement]) {
      for statement in statements {
        switch statement {
        case .node(let node):
          nodes.insert(node.name)
          if isInvisible(node.attributes) { hidden.insert(node.name) }
        case .edge(let edge):
          nodes.formUnion([edge.from.node, edge.to.node])
          if !isInvisible(edge.attributes) { edges.append(edge) }
        case .cluster(let cluster):
          clusters += 1
          count(cluster.statements)
        }
      }
    }
    count(statements)
    let pairs = isStrict ? Set(edges.map { [$0.from.node, $0.to.node] }).count : edges.count
    return Counts(nodes: nodes.subtracting(hidden).count, edges: pairs, clusters: clusters)
  }
}

private func isInvisible<Owner>(_ attributes: [DOTAttribute<Owner>]) -> Bool {
  attributes.contains { attribute in
    guard attribute.name == "style", case .word(let styles) = attribute.value else { return false }
    return styles.split(separator: ",").contains("invis")
  }
}
