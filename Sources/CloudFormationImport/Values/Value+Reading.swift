internal import TopologyFile

extension Value {
  /// The text, where it is one.
  var text: String? {
    if case .text(let text) = content { text } else { nil }
  }

  /// What a mapping holds under a key.
  subscript(key: String) -> Value? {
    guard case .object(let fields) = content else { return nil }
    return fields.first { $0.key == key && !$0.value.isNothing }?.value
  }

  /// The items of a list, lists within it opened; anything else stands for a list of one.
  var items: [Value] {
    switch content {
    case .list(let items): items.flatMap(\.items)
    case .nothing: []
    default: [self]
    }
  }

  /// As a text.
  var textFact: Fact<String> {
    if case .text(let text) = content { .known(text) } else { .unknown(gap) }
  }

  /// As a whole number.
  var numberFact: Fact<Int> {
    textFact.map(orUnknown: gap) {
      Int($0.trimmingPrefix { $0 == " " }) ?? Double($0).flatMap(Int.init(exactly:))
    }
  }

  /// As a boolean, in any of the ways in which templates write them.
  var booleanFact: Fact<Bool> {
    textFact.map(orUnknown: gap) {
      switch $0.lowercased() {
      case "true", "yes", "1", "enable", "enabled": true
      case "false", "no", "0", "disable", "disabled": false
      default: nil
      }
    }
  }
}

extension Value? {
  /// As a text; absent where nothing is written.
  var textFact: Fact<String> { self?.textFact ?? .absent }

  /// As a whole number; absent where nothing is written.
  var numberFact: Fact<Int> { self?.numberFact ?? .absent }

  /// As a boolean; absent where nothing is written.
  var booleanFact: Fact<Bool> { self?.booleanFact ?? .absent }
}
