internal import Diagnostics
internal import PacketSpace
internal import StructuredText
internal import TopologyFile

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

// MARK: - References

extension Stack {
  /// `Ref`: a pseudo parameter, a parameter or a resource.
  private func reference(_ name: String) -> Value.Content {
    if name.hasPrefix("AWS::") { return pseudoParameter(name) }
    if let content = parameter(name) { return content }
    guard let resource = resources[name] else {
      return .unknown(
        Unknown("'\(name)', which the template does not declare", symbol: "${\(name)}"))
    }
    guard resource.decision != .no else {
      return .unknown(Unknown("\(name), whose condition does not hold"))
    }
    return .reference(Reference(id: resource.id))
  }

  private func pseudoParameter(_ name: String) -> Value.Content {
    switch name {
    case "AWS::NoValue": .nothing
    case "AWS::Partition": .text(arguments[name] ?? "aws")
    case "AWS::URLSuffix": .text(arguments[name] ?? "amazonaws.com")
    default:
      arguments[name].map { .text($0) } ?? .unknown(Unknown(name, symbol: "${\(name)}"))
    }
  }

  /// `Fn::GetAtt`: as one text with a dot, or as a list.
  private func attribute(_ argument: YAMLNode) -> Value.Content {
    if let text = argument.text { return attribute(path: text) }
    let parts = argument.items.map(evaluate)
    guard parts.count == 2, let name = parts[0].text else {
      return .unknown(Unknown("a GetAtt that names no attribute"))
    }
    guard let attribute = parts[1].text else {
      return .unknown(Unknown("an attribute of \(name) that depends on \(parts[1].gap)"))
    }
    return self.attribute(attribute, of: name)
  }

  private func attribute(path: String) -> Value.Content {
    guard let dot = path.firstIndex(of: ".") else {
      return .unknown(Unknown("a GetAtt that names no attribute"))
    }
    return attribute(String(path[path.index(after: dot)...]), of: String(path[..<dot]))
  }

  private func attribute(_ attribute: String, of name: String) -> Value.Content {
    let symbol = "${\(name).\(attribute)}"
    guard let resource = resources[name] else {
      return .unknown(
        Unknown("'\(name)', which the template does not declare", symbol: symbol))
    }
    guard resource.decision != .no else {
      return .unknown(Unknown("\(name), whose condition does not hold"))
    }
    if resource.type == "AWS::CloudFormation::Stack" {
      return .unknown(
        Unknown("\(attribute) of the nested stack \(name)", symbol: symbol))
    }
    if resource.hasProperty({ $0 == attribute }) {
      return self.attribute(attribute, of: resource.id) {
        resource[attribute]?.content ?? .nothing
      }
    }
    if Self.identities.contains(attribute) { return .reference(Reference(id: resource.id)) }
    if Self.defaults.contains(attribute) {
      return .reference(Reference(id: resource.id, attribute: attribute))
    }
    return .unknown(Unknown("the \(attribute) of \(name)", symbol: symbol))
  }

  /// The attributes that say which resource it is.
  private static let identities: Set<String> = [
    "AllocationId", "Arn", "AttachmentId", "AutoScalingGroupARN", "DBClusterArn", "DBInstanceArn",
    "EgressOnlyInternetGatewayId", "GroupId", "Id", "InstanceId", "InternetGatewayId",
    "LaunchTemplateId", "ListenerArn", "LoadBalancerArn", "Name", "NatGatewayId", "NetworkAclId",
    "NetworkInterfaceId", "PrefixListId", "RouteTableId", "ServiceArn", "SubnetId",
    "TargetGroupArn", "TransitGatewayAttachmentId", "TransitGatewayRouteTableId", "VpcId",
  ]

  /// The attributes of a VPC that are resources of their own.
  private static let defaults: Set<String> = ["DefaultSecurityGroup", "DefaultNetworkAcl"]

  /// `Fn::ImportValue`: another stack's output.
  private func importedValue(_ argument: YAMLNode) -> Value.Content {
    let name = evaluate(argument)
    guard let symbol = name.symbol else { return .unknown(Unknown("an export: \(name.gap)")) }
    return network.exported(symbol) ?? .unknown(Unknown("the export \(symbol)", symbol: symbol))
  }
}

// MARK: - Texts

extension Stack {
  /// `Fn::Sub`, with or without names of its own.
  private func substitution(_ argument: YAMLNode) -> Value.Content {
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
  private func join(_ argument: YAMLNode) -> Value.Content {
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
  private func split(_ argument: YAMLNode) -> Value.Content {
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

// MARK: - Choices

extension Stack {
  /// `Fn::If`; with a condition that nobody can decide, what both branches agree on.
  private func choice(_ argument: YAMLNode) -> Value.Content {
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
  private func selection(_ argument: YAMLNode) -> Value.Content {
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
  private func findInMap(_ argument: YAMLNode) -> Value.Content {
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
  private func cidr(_ argument: YAMLNode) -> Value.Content {
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
