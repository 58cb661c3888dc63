internal import Diagnostics
internal import StructuredText

/// A resource of a stack.
struct StackResource {
  /// Its identifier in the draft: its logical ID, unless another template has the same one.
  let id: String
  let type: String
  let node: YAMLNode
  let location: SourceLocation
  unowned let stack: Stack

  /// Whether it exists.
  var decision: Decision {
    guard let node = node["Condition"] else { return .yes }
    return node.text.map(stack.decision) ?? .open("a condition without a name")
  }

  /// What depends on a condition that nobody can decide.
  var doubt: String? {
    if case .open(let reason) = decision { reason } else { nil }
  }

  /// A property; nil where it is not written.
  subscript(property: String) -> Value? {
    guard let properties = node["Properties"] else { return nil }
    let value: Value?
    if properties.call != nil {
      value = stack.evaluate(properties)[property]
    } else {
      value = properties[property].map(stack.evaluate)
    }
    guard let value, !value.isNothing else { return nil }
    return value
  }

  /// Whether it is about the network, as far as its properties tell.
  func hasProperty(_ isWanted: (String) -> Bool) -> Bool {
    node["Properties"]?.pairs.contains { isWanted($0.key) } ?? false
  }

  /// The value of its Name tag, where it is known.
  var nameTag: String? {
    self["Tags"]?.items.first { $0["Key"]?.text == "Name" }?["Value"]?.text
  }
}
