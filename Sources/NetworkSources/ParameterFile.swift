internal import Diagnostics
internal import StructuredText

/// Files with values of CloudFormation parameters.
enum ParameterFile {
  /// Reads the forms that the AWS command line and its packagers write: a list of `ParameterKey` and
  /// `ParameterValue`, a list of texts `Key=Value`, a mapping, or a mapping below `Parameters`.
  static func read(_ sources: [SourceText], complaints: Complaints) -> [String: String] {
    var values: [String: String] = [:]
    for source in sources {
      guard let root = SourceReader.read(source, complaints: complaints) else { continue }
      for (key, value) in pairs(of: root, complaints) { values[key] = value }
    }
    return values
  }

  private static func pairs(
    of root: YAMLNode, _ complaints: Complaints
  ) -> [(String, String)] {
    switch root.content {
    case .mapping(let pairs):
      if let inner = root["Parameters"] { return self.pairs(of: inner, complaints) }
      return pairs.compactMap { pair in text(pair.value, complaints).map { (pair.key, $0) } }
    case .sequence(let items): return items.compactMap { pair(of: $0, complaints) }
    case .scalar:
      report(root, complaints)
      return []
    }
  }

  private static func pair(of item: YAMLNode, _ complaints: Complaints) -> (String, String)? {
    if let text = item.text, let sign = text.firstIndex(of: "=") {
      return (String(text[..<sign]), String(text[text.index(after: sign)...]))
    }
    guard let key = item["ParameterKey"]?.text else {
      report(item, complaints)
      return nil
    }
    // 'UsePreviousValue' says that nobody here knows it.
    return item["ParameterValue"].flatMap { text($0, complaints) }.map { (key, $0) }
  }

  private static func text(_ node: YAMLNode, _ complaints: Complaints) -> String? {
    if case .sequence(let items) = node.content {
      return items.compactMap(\.text).joined(separator: ",")
    }
    if case .scalar(let text, _) = node.content { return text }
    report(node, complaints)
    return nil
  }

  private static func report(_ node: YAMLNode, _ complaints: Complaints) {
    complaints.error(
      Code("import.parameters"), "parameters are keys and values, found \(node.found)",
      at: node.location,
      help: "write [{\"ParameterKey\": …, \"ParameterValue\": …}], or a mapping")
  }
}
