internal import StructuredText

/// What the authors of a plan wrote, by module: the expressions behind its values.
struct Configuration {
  /// What one module says, however often it is called.
  struct Module {
    /// By address in the module: `aws_subnet.public`, `data.aws_vpc.main`.
    fileprivate(set) var resources: [String: YAMLNode] = [:]
    /// By the names of modules that it calls.
    fileprivate(set) var calls: [String: YAMLNode] = [:]
    /// By their names.
    fileprivate(set) var outputs: [String: YAMLNode] = [:]
    /// The names of its outputs, in order.
    fileprivate(set) var outputNames: [String] = []
    /// By their names.
    fileprivate(set) var variables: [String: YAMLNode] = [:]
  }

  /// By the names on the way to a module, joined by dots; empty for the root module.
  private var modules: [String: Module] = [:]

  /// Reads the `configuration` of a plan.
  init(_ node: YAMLNode) {
    if let root = node["root_module"] { add(root, at: "") }
  }

  /// Modules are nested no deeper than the document may be.
  private mutating func add(_ node: YAMLNode, at path: String) {
    var module = Module()
    for resource in node["resources"]?.items ?? [] {
      guard let type = resource["type"]?.text, let label = resource["name"]?.text else { continue }
      let prefix = resource["mode"]?.text == "data" ? "data." : ""
      module.resources["\(prefix)\(type).\(label)"] = resource
    }
    for pair in node["outputs"]?.pairs ?? [] {
      module.outputNames.append(pair.key)
      module.outputs[pair.key] = pair.value["expression"]
    }
    for pair in node["variables"]?.pairs ?? [] { module.variables[pair.key] = pair.value }
    for pair in node["module_calls"]?.pairs ?? [] {
      module.calls[pair.key] = pair.value
      if let called = pair.value["module"] {
        add(called, at: path.isEmpty ? pair.key : "\(path).\(pair.key)")
      }
    }
    modules[path] = module
  }

  /// The module that a module of a plan is made from, by that one's address.
  subscript(address: ModuleAddress) -> Module? {
    modules[address.steps.map(\.name).joined(separator: ".")]
  }
}
