internal import Diagnostics
internal import PacketSpace
internal import StructuredText
internal import TopologyFile

extension Stack {
  /// `Fn::If`; with a condition that nobody can decide, what both branches agree on.
  func choice(_ argument: YAMLNode) -> Value.Content {
    let items = argument.items
    guard items.count == 3, let name = items[0].text else {
      return .unknown(Unknown("an If without a condition and two values"))
    }
    switch decision(name) {
    case .yes: return evaluate(items[1]).content
    case .no: return evaluate(items[2]).content
    case .open(let reason):
      let values = [evaluate(items[1]), evaluate(items[2])]
      if let text = values[0].text, text == values[1].text { return .text(text) }
      return .unknown(Unknown("the condition \(name), which depends on \(reason)"))
    }
  }

  /// `Fn::Select`.
  func selection(_ argument: YAMLNode) -> Value.Content {
    let items = argument.items
    guard items.count == 2 else { return .unknown(Unknown("a Select without a list")) }
    let position = evaluate(items[0])
    guard let index = position.numberFact.value, index >= 0 else {
      return .unknown(Unknown("an item of a list: \(position.gap)"))
    }
    let list = evaluate(items[1])
    switch list.content {
    case .list(let values):
      guard values.indices.contains(index) else {
        return .unknown(Unknown("item \(index) of a list of \(values.count)"))
      }
      return values[index].content
    case .zones:
      // As good as any name: which zones there are is known only when the stack exists.
      return .text("az\(index.addingReportingOverflow(1).partialValue)")
    default:
      return .unknown(Unknown(list.gap, symbol: list.symbol.map { $0.indexed(index) }))
    }
  }

  /// `Fn::FindInMap`; where the first key is not known, what all first keys agree on.
  func findInMap(_ argument: YAMLNode) -> Value.Content {
    let items = argument.items
    guard items.count >= 3, let name = evaluate(items[0]).text else {
      return .unknown(Unknown("a FindInMap without a map and two keys"))
    }
    let keys = [evaluate(items[1]), evaluate(items[2])]
    guard let map = mapping(name) else {
      return .unknown(Unknown("the mapping \(name), which the template does not declare"))
    }
    func found(_ first: YAMLNode?) -> Value.Content? {
      keys[1].text.flatMap { first?[$0] }.map { evaluate($0).content }
    }
    if let first = keys[0].text {
      if let content = found(map[first]) { return content }
      if let other = items.dropFirst(3).first?["DefaultValue"] { return evaluate(other).content }
      return .unknown(Unknown("the mapping \(name) for \(first)"))
    }
    if let shared = agreement(map.pairs.map { found($0.value) }) { return shared }
    return .unknown(Unknown("the mapping \(name) for \(keys[0].gap)"))
  }

  /// What several values all are, if that is one text or one list of texts.
  private func agreement(_ contents: [Value.Content?]) -> Value.Content? {
    func texts(_ content: Value.Content?) -> [String]? {
      switch content {
      case .text(let text): [text]
      case .list(let items):
        items.compactMap(\.text).count == items.count
          ? items.compactMap(\.text) : nil
      default: nil
      }
    }
    guard let first = contents.first, let wanted = texts(first),
      contents.allSatisfy({ texts($0) == wanted })
    else { return nil }
    return first
  }

  /// `Fn::Cidr`.
  func cidr(_ argument: YAMLNode) -> Value.Content {
    let values = argument.items.map(evaluate)
    guard values.count >= 2 else { return .unknown(Unknown("a Cidr without a count")) }
    guard let text = values[0].text else {
      return .unknown(
        Unknown(
          "a part of \(values[0].gap)", symbol: values[0].symbol.map { "parts of \($0)" }))
    }
    guard let count = values[1].numberFact.value,
      let bits = values.count > 2 ? values[2].numberFact.value : 8,
      let block = try? CIDR(text),
      let blocks = AddressBlocks.blocks(of: block, count: count, hostBits: bits)
    else { return .unknown(Unknown("parts of '\(text)'")) }
    return .list(blocks.map { Value(.text($0), at: argument.location) })
  }
}

extension String {
  /// An item of a list that is not known: `${Zones}` becomes `${Zones[0]}`.
  fileprivate func indexed(_ index: Int) -> String {
    hasSuffix("}") ? "\(dropLast())[\(index)]}" : "\(self)[\(index)]"
  }
}
