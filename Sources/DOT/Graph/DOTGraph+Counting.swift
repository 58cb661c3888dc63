extension DOTGraph {
  /// How many nodes are drawn, counting those that only edges mention.
  ///
  /// A drawing with fewer nodes has lost one.
  public var nodeCount: Int {
    let statements = allStatements
    let nodes = statements.compactMap { statement -> Node? in
      if case .node(let node) = statement { node } else { nil }
    }
    let mentioned = statements.flatMap { statement -> [String] in
      if case .edge(let edge) = statement { [edge.from.node, edge.to.node] } else { [] }
    }
    let hidden = nodes.filter { isInvisible($0.attributes) }.map(\.name)
    return Set(nodes.map(\.name) + mentioned).subtracting(hidden).count
  }

  /// How many edges are drawn.
  public var edgeCount: Int {
    let edges = allStatements.compactMap { statement -> Edge? in
      if case .edge(let edge) = statement { edge } else { nil }
    }
    let drawn = edges.filter { !isInvisible($0.attributes) }
    return isStrict ? Set(drawn.map { [$0.from.node, $0.to.node] }).count : drawn.count
  }

  /// How many clusters are drawn, counting those of which only the label is visible.
  public var clusterCount: Int {
    allStatements.count { statement in
      if case .cluster = statement { true } else { false }
    }
  }

  private var allStatements: [Statement] { DOT.allStatements(in: statements) }
}

private func allStatements(in statements: [DOTGraph.Statement]) -> [DOTGraph.Statement] {
  statements.flatMap { statement in
    if case .cluster(let cluster) = statement {
      [statement] + allStatements(in: cluster.statements)
    } else {
      [statement]
    }
  }
}

private func isInvisible<Owner>(_ attributes: [DOTAttribute<Owner>]) -> Bool {
  attributes.contains { attribute in
    guard attribute.name == "style", case .word(let styles) = attribute.value else { return false }
    return styles.split(separator: ",").contains("invis")
  }
}
