internal import Diagnostics
internal import StructuredText

extension Stack {
  /// `Fn::Sub`, with or without names of its own.
  func substitution(_ argument: YAMLNode) -> Value.Content {
    guard let text = argument.text ?? argument.items.first?.text else {
      return .unknown(Unknown("a Sub without a text"))
    }
    let names = Dictionary(
      (argument.items.dropFirst().first?.pairs ?? []).map { ($0.key, $0.value) },
      uniquingKeysWith: { first, _ in first })
    var own: [String: Value] = [:]
    let values = Substitution(text).parts.map { part in
      switch part {
      case .literal(let text): return Value(.text(text), at: argument.location)
      case .variable(let name):
        if let value = own[name] { return value }
        let value =
          names[name].map(evaluate)
          ?? Value(
            name.contains(".") ? attribute(path: name) : reference(name), at: argument.location)
        own[name] = value
        return value
      }
    }
    return Value.joined(values)
  }

  /// `Fn::Join`.
  func join(_ argument: YAMLNode) -> Value.Content {
    let items = argument.items
    guard items.count == 2 else { return .unknown(Unknown("a Join without a list")) }
    let separator = items[0].text ?? ""
    let list = evaluate(items[1])
    if case .unknown(let unknown) = list.content {
      return .unknown(
        Unknown(unknown.reason, symbol: unknown.symbol.map { "\($0) by '\(separator)'" }))
    }
    guard case .list(let values) = list.content else {
      return .unknown(Unknown("a Join of \(list.gap)"))
    }
    return values.isEmpty ? .text("") : Value.joined(values, by: separator)
  }

  /// `Fn::Split`.
  func split(_ argument: YAMLNode) -> Value.Content {
    let items = argument.items
    guard items.count == 2, let separator = items[0].text, !separator.isEmpty else {
      return .unknown(Unknown("a Split without a separator"))
    }
    // What has just been joined keeps its references.
    if let call = items[1].call, call.name == Intrinsic.join.rawValue,
      call.argument.items.first?.text == separator, let list = call.argument.items.dropFirst().first
    {
      return evaluate(list).content
    }
    let value = evaluate(items[1])
    guard let text = value.text else {
      return .unknown(Unknown(value.gap, symbol: value.symbol))
    }
    return .list(text.split(on: separator).map { Value(.text($0), at: argument.location) })
  }
}

extension String {
  /// The texts between separators.
  fileprivate func split(on separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
