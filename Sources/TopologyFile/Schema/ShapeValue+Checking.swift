internal import Diagnostics
internal import NetworkModel
internal import StructuredText

extension Shape.Value {
  /// Whether a value has this form; complains where not.
  ///
  /// What is in a mapping is checked when that is read.
  func accepts(
    _ node: YAMLNode, of key: Key, isItem: Bool = false, _ complaints: Complaints
  ) -> Bool {
    if case .list(let element) = matching(node), case .sequence(let items) = node.content {
      return items.reduce(true) { element.accepts($1, of: key, isItem: true, complaints) && $0 }
    }
    guard let failure = failure(node) else { return true }
    complaints.error(
      key.wrongValueCode(failure),
      "\(isItem ? "each of " : "")'\(key.rawValue)' must be \(text), found \(node.found)",
      at: node.location, help: help(node, key))
    return false
  }

  /// Of several forms the one that the value is meant to have.
  private func matching(_ node: YAMLNode) -> Self {
    guard case .either(let forms) = self else { return self }
    return forms.first { $0.hasForm(of: node) } ?? self
  }

  private func hasForm(of node: YAMLNode) -> Bool {
    switch (self, node.content) {
    case (.list, .sequence), (.object, .mapping), (.dictionary, .mapping): true
    case (.list, _), (.object, _), (.dictionary, _): false
    case (.either(let forms), _): forms.contains { $0.hasForm(of: node) }
    case (_, .scalar): true
    default: false
    }
  }

  /// How a value fails to be what it should be.
  enum Failure {
    case form
    case range
    case word
  }

  private func failure(_ node: YAMLNode) -> Failure? {
    guard hasForm(of: node) else { return .form }
    switch self {
    case .either(let forms):
      let failures = forms.filter { $0.hasForm(of: node) }.map { $0.failure(node) }
      return failures.contains { $0 == nil } ? nil : failures.compactMap { $0 }.last
    case .text, .ports: return node.text == nil ? .form : nil
    case .number(let range):
      guard let number = node.text.flatMap(Int.init) else { return .form }
      return range.contains(number) ? nil : .range
    case .boolean:
      return ["true", "false"].contains(node.text?.lowercased()) ? nil : .form
    case .date: return node.text.map(CalendarDay.isWritten) == true ? nil : .form
    case .word(let words): return node.text.map(words.contains) == true ? nil : .word
    case .unknown: return node.text.flatMap { UnknownText(text: $0) } == nil ? .form : nil
    case .list, .object, .dictionary: return nil
    }
  }

  private func help(_ node: YAMLNode, _ key: Key) -> String? {
    switch (self, key) {
    case (.word(let words), _):
      node.text.flatMap { closest(to: $0, among: words) }.map { "did you mean '\($0)'?" }
    case (.dictionary, _): "write an ID, a colon and then what it holds"
    case (_, .rule): "the default rule '*' is there without being written"
    case (_, .icmpType), (_, .icmpCode): "leave it out where all of them are meant"
    case (.ports, _): "a rule has one port or range: write a rule for each"
    default: nil
    }
  }

  /// What the value must be, for a message.
  private var text: String {
    switch self {
    case .text: "a text"
    case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .boolean: "true or false"
    case .date: "a day such as 2027-01-31"
    case .word(let words):
      words.count == 1
        ? "'\(words.joined())'"
        : "\(words.dropLast().joined(separator: ", ")) or \(words.suffix(1).joined())"
    case .ports: "a port or a range of ports"
    case .object(let shape): "\(shape.noun)'s keys"
    case .list: "a list"
    case .unknown: "'unknown'"
    case .dictionary: "a mapping"
    case .either(let forms): forms.map(\.text).joined(separator: " or ")
    }
  }
}

extension Key {
  fileprivate func wrongValueCode(_ failure: Shape.Value.Failure) -> Code {
    switch (failure, self) {
    case (.word, .format): .format
    case (.word, _): .unknownWord
    case (_, .rule): .ruleNumber
    case (.range, .port), (.range, .ports), (.range, .targetPort): .ports
    case (.range, .icmpType), (.range, .icmpCode): .icmp
    default: .wrongType
    }
  }
}
