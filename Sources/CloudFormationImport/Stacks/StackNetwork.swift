internal import Diagnostics
internal import StructuredText
internal import TopologyFile

/// The stacks of one network, and what they export to each other.
final class StackNetwork {
  /// The deepest nesting of functions, conditions and attributes that is followed.
  private static let deepest = 160

  private(set) var stacks: [Stack] = []
  /// The resources, by identifier.
  private(set) var resources: [String: StackResource] = [:]
  /// The outputs by what they are exported as.
  private var exports: [String: (stack: Stack, node: YAMLNode)] = [:]
  private var importedValues: [String: Value.Content] = [:]
  private var depth = 0

  /// Makes the stacks of templates that have resources.
  init(_ templates: [YAMLNode], arguments: [String: String]) {
    var names: [String: Int] = [:]
    for template in templates {
      let stack = Stack(template, arguments: arguments, network: self)
      names[stack.name, default: 0] += 1
      let count = names[stack.name] ?? 1
      let name = count == 1 ? stack.name : "\(stack.name)-\(count)"
      for pair in template["Resources"]?.pairs ?? [] {
        guard let type = pair.value["Type"]?.text else { continue }
        let id = resources[pair.key] == nil ? pair.key : "\(name).\(pair.key)"
        guard resources[id] == nil else { continue }
        stack.add(pair, id: id, type: type)
        resources[id] = stack.resources[pair.key]
      }
      stacks.append(stack)
    }
    for stack in stacks {
      for pair in stack.root["Outputs"]?.pairs ?? [] {
        guard let export = pair.value["Export"]?["Name"], let value = pair.value["Value"],
          let name = stack.evaluate(export).symbol, exports[name] == nil
        else { continue }
        exports[name] = (stack, value)
      }
    }
  }

  /// What one of the stacks exports under a name; nil where none does.
  func exported(_ name: String) -> Value.Content? {
    if let known = importedValues[name] { return known }
    guard let export = exports[name] else { return nil }
    importedValues[name] = .unknown(Unknown("the export \(name), which refers to itself"))
    let content = export.stack.evaluate(export.node).content
    importedValues[name] = content
    return content
  }

  /// Does what may do itself again, unless it has been done too often.
  func nested<Result>(else tooDeep: Result, _ work: () -> Result) -> Result {
    guard depth < Self.deepest else { return tooDeep }
    depth += 1
    defer { depth -= 1 }
    return work()
  }
}
