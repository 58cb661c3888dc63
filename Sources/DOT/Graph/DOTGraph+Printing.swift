extension DOTGraph: CustomStringConvertible {
  /// The graph in the DOT language, one statement a line; equal graphs have equal text.
  public var text: String {
    var output = "\(isStrict ? "strict " : "")digraph \(quoted(name)) {\n"
    // A picture of a flow has about so many bytes.
    output.reserveCapacity(1 << 16)
    Self.write(defaults: attributes, of: "graph", to: &output)
    Self.write(defaults: nodeDefaults, of: "node", to: &output)
    Self.write(defaults: edgeDefaults, of: "edge", to: &output)
    for statement in statements { statement.write(to: &output, indentation: "  ") }
    output += "}\n"
    return output
  }

  /// The same as `text`.
  public var description: String { text }

  private static func write<Owner>(
    defaults: [DOTAttribute<Owner>], of keyword: String, to output: inout String
  ) {
    guard !defaults.isEmpty else { return }
    output += "  \(keyword)"
    DOT.write(defaults, to: &output)
    output += ";\n"
  }
}

extension DOTGraph.Statement {
  fileprivate func write(to output: inout String, indentation: String) {
    output += indentation
    switch self {
    case .node(let node):
      output += quoted(node.name)
      DOT.write(node.attributes, to: &output)
      output += ";\n"
    case .edge(let edge):
      edge.from.write(to: &output)
      output += " -> "
      edge.to.write(to: &output)
      DOT.write(edge.attributes, to: &output)
      output += ";\n"
    case .cluster(let cluster):
      output += "subgraph \(quoted("cluster_" + cluster.name)) {\n"
      for attribute in cluster.attributes {
        output += "\(indentation)  "
        attribute.write(to: &output)
        output += ";\n"
      }
      for statement in cluster.statements {
        statement.write(to: &output, indentation: indentation + "  ")
      }
      output += "\(indentation)}\n"
    }
  }
}

/// Writes a list of attributes; nothing if there are none.
private func write<Owner>(_ attributes: [DOTAttribute<Owner>], to output: inout String) {
  guard !attributes.isEmpty else { return }
  for (index, attribute) in attributes.enumerated() {
    output += index == 0 ? " [" : " "
    attribute.write(to: &output)
  }
  output += "]"
}

extension DOTAttribute {
  fileprivate func write(to output: inout String) {
    output += name
    output += "="
    switch value {
    case .text(let text): output += quoted(escapedEntities(text))
    case .word(let word): output += quoted(word)
    case .html(let label): label.write(to: &output)
    }
  }
}

extension DOTGraph.Endpoint {
  fileprivate func write(to output: inout String) {
    output += quoted(node)
    if let port { output += ":" + quoted(port) }
    if let compass { output += ":" + compass.rawValue }
  }
}
