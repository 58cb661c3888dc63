package import Provenance
package import TopologyFile

extension TopologyDraft {
  /// What a resource has under a key, several joined by blanks, `?` and why for what nobody knows.
  package func shown(_ kind: ResourceKind, _ id: String, _ key: Key) -> String? {
    self[kind, id]?[key].map(Self.text)
  }

  /// The items of a list, such as the rules of a group.
  package func shownItems(_ kind: ResourceKind, _ id: String, _ key: Key) -> [String] {
    guard let value = self[kind, id]?[key] else { return ["absent"] }
    guard case .list(let items) = value else { return [Self.text(value)] }
    return items.map(Self.text)
  }

  private static func text(_ value: DraftValue) -> String {
    switch value {
    case .text(let text), .reference(_, let text), .oneOf(_, let text): text
    case .number(let number): String(number)
    case .boolean(let boolean): String(boolean)
    case .unknown(let reason): "?\(reason)"
    case .list(let items): items.map(text).joined(separator: " ")
    case .object(let object):
      object.fields.filter { $0.key != .description }.map { text($0.value) }
        .joined(separator: " ")
    case .dictionary(let pairs):
      pairs.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ")
    }
  }
}
