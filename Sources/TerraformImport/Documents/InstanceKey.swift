internal import StructuredText

/// What tells the instances of a block from each other, as addresses have it.
enum InstanceKey {
  /// `0` of `count`, `"a"` of `for_each`.
  static func text(_ node: YAMLNode) -> String? {
    guard case .scalar(let text, let isPlain) = node.content, !node.isNull else { return nil }
    return isPlain ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      default: quoted.unicodeScalars.append(character)
      }
    }
    return quoted + "\""
  }
}
