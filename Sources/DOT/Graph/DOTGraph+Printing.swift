extension DOTGraph: CustomStringConvertible {
  /// The graph in the DOT language, one statement a line; equal graphs have equal text.
  public var text: String {
    var lines = ["\(isStrict ? "strict " : "")digraph \(quoted(name)) {"]
    lines += defaults("graph", attributes) + defaults("node", nodeDefaults)
    lines += defaults("edge", edgeDefaults)
    lines += DOT.lines(statements, indentation: "  ")
    lines.append("}\n")
    return lines.joined(separator: "\n")
  }

  /// The same as `text`.
  public var description: String { text }

  private func defaults<Owner>(_ keyword: String, _ attributes: [DOTAttribute<Owner>]) -> [String] {
    attributes.isEmpty ? [] : ["  \(keyword)\(list(attributes));"]
  }
}

private func lines(_ statements: [DOTGraph.Statement], indentation: String) -> [String] {
  statements.flatMap { statement in
    switch statement {
    case .node(let node):
      ["\(indentation)\(quoted(node.name))\(list(node.attributes));"]
    case .edge(let edge):
      ["\(indentation)\(edge.from.text) -> \(edge.to.text)\(list(edge.attributes));"]
    case .cluster(let cluster):
      ["\(indentation)subgraph \(quoted("cluster_" + cluster.name)) {"]
        + cluster.attributes.map { "\(indentation)  \($0.text);" }
        + lines(cluster.statements, indentation: indentation + "  ")
        + ["\(indentation)}"]
    }
  }
}

private func list<Owner>(_ attributes: [DOTAttribute<Owner>]) -> String {
  attributes.isEmpty ? "" : " [\(attributes.map(\.text).joined(separator: " "))]"
}

extension DOTAttribute {
  fileprivate var text: String {
    switch value {
    case .text(let text): "\(name)=\(quoted(escapedEntities(text)))"
    case .word(let word): "\(name)=\(quoted(word))"
    case .html(let label): "\(name)=\(label.text)"
    }
  }
}

extension DOTGraph.Endpoint {
  fileprivate var text: String {
    quoted(node) + (port.map { ":" + quoted($0) } ?? "") + (compass.map { ":" + $0.rawValue } ?? "")
  }
}
