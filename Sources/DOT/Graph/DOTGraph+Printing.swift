extension DOTGraph: CustomStringConvertible {
  /// The graph in the DOT language, one statement a line; equal graphs have equal text.
  public var text: String {
    var output = DOTText()
    if isStrict { output += "strict " }
    output += "digraph "
    output.write(quoted: name)
    output += " {\n"
    Self.write(defaults: attributes, of: "graph", to: &output)
    Self.write(defaults: nodeDefaults, of: "node", to: &output)
    Self.write(defaults: edgeDefaults, of: "edge", to: &output)
    for statement in statements { statement.write(to: &output, indentation: "  ") }
    output += "}\n"
    return output.text
  }

  /// The same as `text`.
  public var description: String { text }

  private static func write<Owner>(
    defaults: [DOTAttribute<Owner>], of keyword: String, to output: inout DOTText
  ) {
    guard !defaults.isEmpty else { return }
    output += "  "
    output += keyword
    DOT.write(defaults, to: &output)
    output += ";\n"
  }
}

extension DOTGraph.Statement {
  fileprivate func write(to output: inout DOTText, indentation: String) {
    output += indentation
    switch self {
    case .node(let node):
      output.write(quoted: node.name)
      DOT.write(node.attributes, to: &output)
      output += ";\n"
    case .edge(let edge):
      edge.from.write(to: &output)
      output += " -> "
      edge.to.write(to: &output)
      DOT.write(edge.attributes, to: &output)
      output += ";\n"
    case .cluster(let cluster):
      output += "subgraph "
      output.write(quoted: "cluster_" + cluster.name)
      output += " {\n"
      for attribute in cluster.attributes {
        output += indentation
        output += "  "
        attribute.write(to: &output)
        output += ";\n"
      }
      for statement in cluster.statements {
        statement.write(to: &output, indentation: indentation + "  ")
      }
      output += indentation
      output += "}\n"
    }
  }
}

/// Writes a list of attributes; nothing if there are none.
private func write<Owner>(_ attributes: [DOTAttribute<Owner>], to output: inout DOTText) {
  guard !attributes.isEmpty else { return }
  for (index, attribute) in attributes.enumerated() {
    output += index == 0 ? " [" : " "
    attribute.write(to: &output)
  }
  output += "]"
}

extension DOTAttribute {
  fileprivate func write(to output: inout DOTText) {
    output += name
    output += "="
    switch value {
    case .text(let text): output.write(quoted: escapedEntities(text))
    case .word(let word): output.write(quoted: word)
    case .html(let label): label.write(to: &output)
    }
  }
}

extension DOTGraph.Endpoint {
  fileprivate func write(to output: inout DOTText) {
    output.write(quoted: node)
    if let port {
      output += ":"
      output.write(quoted: port)
    }
    if let compass {
      output += ":"
      output += compass.rawValue
    }
  }
}
