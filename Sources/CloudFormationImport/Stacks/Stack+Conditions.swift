internal import StructuredText

extension Stack {
  /// Whether a condition of the template holds.
  func decision(_ name: String) -> Decision {
    if let known = decisions[name] { return known }
    guard let node = conditionNodes[name] else {
      return .open("the condition \(name), which the template does not declare")
    }
    // Whoever asks for it again while it is being decided goes around in circles.
    decisions[name] = .open("the condition \(name), which refers to itself")
    let decision = network.nested(else: Decision.open("conditions that are nested too deeply")) {
      decide(node)
    }
    decisions[name] = decision
    return decision
  }

  private func decide(_ node: YAMLNode) -> Decision {
    // A condition's name has no prefix of its own: `{"Condition": "IsProduction"}`.
    if let name = node["Condition"]?.text { return decision(name) }
    guard let call = node.call, let function = Intrinsic(rawValue: call.name) else {
      return .open("a condition that is no function")
    }
    let argument = call.argument
    func operands() -> [Decision] {
      network.nested(else: [.open("conditions that are nested too deeply")]) {
        argument.items.map(decide)
      }
    }
    switch function {
    case .condition: return argument.text.map(decision) ?? .open("a condition without a name")
    case .and: return .all(operands())
    case .or: return .any(operands())
    case .not: return Decision.all(operands()).negated
    case .equals: return equality(argument.items.map(evaluate))
    default: return .open("a condition with the function \(call.name)")
    }
  }

  private func equality(_ values: [Value]) -> Decision {
    guard values.count == 2 else { return .open("a comparison of \(values.count) values") }
    if let first = values[0].text, let second = values[1].text {
      return Decision(first == second)
    }
    // What is written alike is alike, whatever it is.
    if let first = values[0].symbol, first == values[1].symbol { return .yes }
    return .open(values.first { $0.text == nil }?.gap ?? "a comparison")
  }
}
