internal import Diagnostics
internal import NetworkModel
internal import Provenance
internal import StructuredText

extension TopologyDraft {
  /// The draft as a topology file holds it, every value where the source has it.
  var document: YAMLNode {
    let start = SourceLocation(file: "", line: 1, column: 1)
    var pairs: [YAMLNode.Pair] = []
    if let title {
      pairs.append(.init(key: Key.title.rawValue, keyLocation: start, value: .text(title, start)))
    }
    for kind in ResourceKind.allCases {
      guard let resources = resources[kind], !resources.isEmpty else { continue }
      let entries = resources.sorted { $0.id < $1.id }.map { resource in
        YAMLNode.Pair(
          key: resource.id, keyLocation: resource.object.location,
          value: YAMLNode(resource.object))
      }
      pairs.append(
        .init(
          key: kind.rawValue, keyLocation: start,
          value: YAMLNode(content: .mapping(entries), location: start)))
    }
    return YAMLNode(content: .mapping(pairs), location: start)
  }
}

extension YAMLNode {
  init(_ object: DraftObject) {
    self.init(
      content: .mapping(
        object.fields.map { field in
          Pair(
            key: field.key.rawValue, keyLocation: object.location,
            value: YAMLNode(field.value, at: object.location))
        }), location: object.location)
  }

  private init(_ value: DraftValue, at location: SourceLocation) {
    switch value {
    case .text(let text), .reference(_, let text), .oneOf(_, let text):
      self = .text(text, location)
    case .number(let number): self = .plain(String(number), location)
    case .boolean(let boolean): self = .plain(String(boolean), location)
    case .unknown(let reason): self = .text(UnknownText(reason).text, location)
    case .list(let items):
      self.init(
        content: .sequence(items.map { YAMLNode($0, at: location) }), location: location)
    case .object(let object): self.init(object)
    case .dictionary(let pairs):
      self.init(
        content: .mapping(
          pairs.map { pair in
            Pair(
              key: pair.key, keyLocation: location, value: YAMLNode(pair.value, at: location))
          }), location: location)
    }
  }

  static func text(_ text: String, _ location: SourceLocation) -> YAMLNode {
    YAMLNode(content: .scalar(text, isPlain: false), location: location)
  }

  private static func plain(_ text: String, _ location: SourceLocation) -> YAMLNode {
    YAMLNode(content: .scalar(text, isPlain: true), location: location)
  }
}
