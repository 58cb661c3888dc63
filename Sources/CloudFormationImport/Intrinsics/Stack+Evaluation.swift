internal import StructuredText

extension Stack {
  /// What an expression stands for.
  func evaluate(_ node: YAMLNode) -> Value {
    let tooDeep = Value.Content.unknown(Unknown("functions that are nested too deeply"))
    let content = network.nested(else: tooDeep) { self.content(of: node) }
    return Value(content, at: node.location)
  }

  private func content(of node: YAMLNode) -> Value.Content {
    if let call = node.call { return result(of: call.name, call.argument, isTag: call.hasTag) }
    switch node.content {
    case .scalar(let text, _): return node.isNull ? .nothing : .text(text)
    case .sequence(let items): return .list(items.map(evaluate).filter { !$0.isNothing })
    case .mapping(let pairs): return .object(pairs.map { ($0.key, evaluate($0.value)) })
    }
  }

  private func result(of name: String, _ argument: YAMLNode, isTag: Bool) -> Value.Content {
    switch Intrinsic(rawValue: name) {
    case .ref: return argument.text.map(reference) ?? .unknown(Unknown("a Ref without a name"))
    case .getAtt: return attribute(argument)
    case .sub: return substitution(argument)
    case .join: return join(argument)
    case .select: return selection(argument)
    case .split: return split(argument)
    case .if: return choice(argument)
    case .findInMap: return findInMap(argument)
    case .getAZs: return .zones
    case .cidr: return cidr(argument)
    case .importValue: return importedValue(argument)
    case .length:
      guard case .list(let items) = evaluate(argument).content else {
        return .unknown(Unknown("the length of a list"))
      }
      return .text(String(items.count))
    case .base64, .toJsonString: return .unknown(Unknown("an encoded text"))
    case .transform: return .unknown(Unknown("what the transform makes of it"))
    case .equals, .and, .or, .not, .condition, nil:
      return .unknown(Unknown("the function \(isTag ? "!" : "Fn::")\(name)"))
    }
  }
}
