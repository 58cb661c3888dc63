internal import Diagnostics
internal import NetworkModel
internal import StructuredText

/// A file of annotations: flows and names as in a topology file, and what there is to say of what the
/// network's sources describe.
struct Annotations {
  /// What means the same in a topology file.
  let declarations: YAMLNode
  private let clients: [YAMLNode.Pair]
  private let rules: [Fields]

  /// Takes a file apart; complains and returns nil where it is none.
  init?(_ root: YAMLNode, complaints: Complaints) {
    // A file may be started with nothing in it.
    let root = root.isNull ? YAMLNode(content: .mapping([]), location: root.location) : root
    guard let fields = Fields(root, .annotations, complaints: complaints),
      case .mapping(let pairs) = root.content
    else { return nil }
    self.declarations = YAMLNode(
      content: .mapping(
        pairs.filter { pair in
          Key(rawValue: pair.key).map(Shape.annotationKeys.contains) ?? false
        }), location: root.location)
    self.clients = fields.entries(.clients)
    self.rules = (fields.items(.rules) ?? []).compactMap {
      Fields($0, .ruleAnnotation, complaints: complaints)
    }
  }

  /// Adds what they say to a network; complains about what they speak of and is not there.
  func apply(to topology: inout Topology, _ builder: NetworkBuilder) {
    for pair in clients { builder.apply(client: pair, to: &topology) }
    for rule in rules { builder.apply(rule, to: &topology) }
  }
}
