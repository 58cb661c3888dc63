/// A resource of a plan or a state that a test writes.
struct ResourceText {
  let address: String
  let values: String
  let unknown: String

  /// - Parameters:
  ///   - values: a JSON object.
  ///   - unknown: the names of what is known after the plan is applied, or a JSON object.
  init(_ address: String, _ values: String = "{}", unknown: String = "") {
    self.address = address
    self.values = values
    self.unknown =
      unknown.hasPrefix("{")
      ? unknown
      : "{\(unknown.split(separator: " ").map { "\"\($0)\": true" }.joined(separator: ", "))}"
  }

  /// The module that it is in.
  fileprivate var module: String {
    let parts = Self.parts(of: address)
    let start = parts.lastIndex(of: "module").map { $0 + 2 } ?? 0
    return parts[..<start].joined(separator: ".")
  }

  fileprivate var json: String {
    var parts = Self.parts(of: address)
    parts.removeFirst(parts.lastIndex(of: "module").map { $0 + 2 } ?? 0)
    let isData = parts.first == "data"
    if isData { parts.removeFirst() }
    let name = parts[1].split(separator: "[", maxSplits: 1)
    let index = name.count > 1 ? ", \"index\": \(name[1].dropLast())" : ""
    return """
      {"address": \(quoted(address)), "mode": "\(isData ? "data" : "managed")", "type": "\(parts[0])",
       "name": "\(name[0])"\(index), "values": \(values)}
      """
  }

  fileprivate var change: String {
    """
    {"address": \(quoted(address)), "change": {"actions": ["create"], "after_unknown": \(unknown)}}
    """
  }

  private static func parts(of address: String) -> [String] {
    var parts = [""]
    var isKey = false
    for character in address {
      if character == "[" { isKey = true }
      if character == "]" { isKey = false }
      if character == ".", !isKey {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }
}

private func quoted(_ text: String) -> String {
  "\"\(text.replacing("\"", with: "\\\""))\""
}

private func modules(_ resources: [ResourceText]) -> String {
  func list(_ module: String) -> String {
    "\"resources\": [\(resources.filter { $0.module == module }.map(\.json).joined(separator: ",\n"))]"
  }
  var names: [String] = []
  for resource in resources where resource.module != "" && !names.contains(resource.module) {
    names.append(resource.module)
  }
  let children = names.map { "{\"address\": \(quoted($0)), \(list($0))}" }
  return
    "{\"root_module\": {\(list("")), \"child_modules\": [\(children.joined(separator: ", "))]}}"
}

/// A plan.
///
/// - Parameters:
///   - root: what its root module is written like: the JSON of its keys.
///   - prior: what was there before.
func plan(_ resources: [ResourceText], root: String = "", prior: [ResourceText] = []) -> String {
  """
  {"format_version": "1.2", "terraform_version": "1.11.4",
   "planned_values": \(modules(resources)),
   "resource_changes": [\(resources.map(\.change).joined(separator: ",\n"))],
   "prior_state": {"values": \(modules(prior))},
   "configuration": {"root_module": {\(root)}}}
  """
}

/// A state, as `terraform show -json` prints it.
func state(_ resources: [ResourceText]) -> String {
  """
  {"format_version": "1.0", "terraform_version": "1.11.4", "values": \(modules(resources))}
  """
}

/// What the author of a resource wrote: expressions by attribute, each a list of references or JSON.
func written(
  _ address: String, _ expressions: KeyValuePairs<String, String>, each: String = ""
) -> String {
  let parts = address.split(separator: ".")
  let isData = parts.first == "data"
  let list = expressions.map { key, expression in
    "\"\(key)\": \(references(expression))"
  }
  let iteration = each.isEmpty ? "" : ", \"for_each_expression\": \(references(each))"
  return """
    {"mode": "\(isData ? "data" : "managed")", "type": "\(parts[isData ? 1 : 0])",
     "name": "\(parts[isData ? 2 : 1])", "expressions": {\(list.joined(separator: ", "))}\(iteration)}
    """
}

/// An expression with these references, and what each of them begins with, as plans list them.
func references(_ text: String) -> String {
  guard !text.hasPrefix("{"), !text.hasPrefix("[") else { return text }
  let all = text.split(separator: " ").flatMap { reference -> [String] in
    var result = [String(reference)]
    let isResource = !["var", "local", "each", "count"].contains { reference.hasPrefix("\($0).") }
    while isResource, let last = result.last,
      let end = last.lastIndex(where: { ".[".contains($0) }),
      last[..<end].contains(".")
    { result.append(String(last[..<end])) }
    return result
  }
  return "{\"references\": [\(all.map(quoted).joined(separator: ", "))]}"
}
