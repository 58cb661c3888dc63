internal import Diagnostics
internal import StructuredText

/// The stack that a template makes with some parameters.
///
/// Nothing of it is evaluated before it is asked for: most of a template is not about the network, and may
/// hold secrets.
final class Stack {
  let root: YAMLNode
  /// What the parameters are, where they are not left to their defaults.
  let arguments: [String: String]
  unowned let network: StackNetwork
  /// The resources, by logical ID.
  private(set) var resources: [String: StackResource] = [:]
  /// The logical IDs, in the order of the template.
  private(set) var order: [String] = []

  private let parameterNodes: [String: YAMLNode]
  let conditionNodes: [String: YAMLNode]
  private let mappingNodes: [String: YAMLNode]
  private var parameterValues: [String: Value.Content] = [:]
  var decisions: [String: Decision] = [:]
  private var attributes: [Reference: Value.Content] = [:]

  init(_ root: YAMLNode, arguments: [String: String], network: StackNetwork) {
    self.root = root
    self.arguments = arguments
    self.network = network
    parameterNodes = Self.index(root["Parameters"])
    conditionNodes = Self.index(root["Conditions"])
    mappingNodes = Self.index(root["Mappings"])
  }

  private static func index(_ node: YAMLNode?) -> [String: YAMLNode] {
    Dictionary(
      (node?.pairs ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Adds a resource, under the identifier that it has in the draft.
  func add(_ pair: YAMLNode.Pair, id: String, type: String) {
    resources[pair.key] = StackResource(
      id: id, type: type, node: pair.value, location: pair.keyLocation, stack: self)
    order.append(pair.key)
  }

  /// The file's name without its folders and endings.
  var name: String {
    let file = root.location.file.split(separator: "/").last ?? "template"
    return String(file.split(separator: ".").first ?? "template")
  }
}

// MARK: - Parameters

extension Stack {
  /// What a parameter is; nil where there is none of that name.
  func parameter(_ name: String) -> Value.Content? {
    if let known = parameterValues[name] { return known }
    guard let node = parameterNodes[name] else { return nil }
    let content = content(of: node, parameter: name)
    parameterValues[name] = content
    return content
  }

  private func content(of node: YAMLNode, parameter name: String) -> Value.Content {
    let type = node["Type"]?.text ?? "String"
    let symbol = "${\(name)}"
    // A parameter of one of these types holds the path of another one, which only AWS knows.
    if type.hasPrefix("AWS::SSM::Parameter::Value<") {
      return .unknown(Unknown("the SSM parameter that \(name) names", symbol: symbol))
    }
    guard let text = arguments[name] ?? node["Default"]?.parameterText else {
      return .unknown(Unknown("the parameter \(name), which has no default", symbol: symbol))
    }
    // Passwords: what is not to be seen is not copied.
    if !text.isEmpty, node["NoEcho"]?.text?.lowercased() == "true" {
      return .unknown(Unknown("the parameter \(name), which is not echoed", symbol: symbol))
    }
    guard text.utf8.count <= Value.longestText else {
      return .unknown(Unknown("the parameter \(name), which is too long", symbol: symbol))
    }
    guard type == "CommaDelimitedList" || type.hasPrefix("List<") else { return .text(text) }
    if text.isEmpty { return .list([]) }
    return .list(
      text.split(separator: ",", omittingEmptySubsequences: false).map {
        Value(.text($0.trimmed), at: node.location)
      })
  }
}

extension YAMLNode {
  /// The text of a default, which may be written as a list.
  fileprivate var parameterText: String? {
    switch content {
    case .scalar(let text, _): isNull ? nil : text
    case .sequence(let items): items.compactMap(\.text).joined(separator: ",")
    case .mapping: nil
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(
      drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

// MARK: - Mappings and attributes

extension Stack {
  /// What a mapping holds.
  func mapping(_ name: String) -> YAMLNode? { mappingNodes[name] }

  /// An attribute of a resource, which is evaluated once.
  func attribute(_ name: String, of id: String, _ make: () -> Value.Content) -> Value.Content {
    let key = Reference(id: id, attribute: name)
    if let known = attributes[key] { return known }
    let circle = Value.Content.unknown(Unknown("\(id).\(name), which refers to itself"))
    attributes[key] = circle
    let content = network.nested(else: circle, make)
    attributes[key] = content
    return content
  }
}
