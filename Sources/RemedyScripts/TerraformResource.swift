/// The lines of a Terraform resource.
struct TerraformResource {
  private var members: [(name: String, value: String)] = []

  mutating func add(_ name: String, _ text: String) { members.append((name, text.asHCL)) }
  mutating func add(_ name: String, _ number: Int) { members.append((name, "\(number)")) }
  mutating func add(_ name: String, _ flag: Bool) { members.append((name, "\(flag)")) }
  /// Adds an expression of HCL, which must be safe.
  mutating func add(_ name: String, expression: String) { members.append((name, expression)) }

  func text(_ type: String, _ label: String, comment: String?) -> String {
    (comment.map { "# \($0)\n" } ?? "") + "resource \"\(type)\" \"\(label)\" {\n" + lines + "}\n"
  }

  /// A variable that the user has to give a value.
  func variable(_ label: String) -> String { "variable \"\(label)\" {\n" + lines + "}\n" }

  private var lines: String {
    let width = members.map(\.name.count).max() ?? 0
    return members.map { name, value in
      "  \(name)\(String(repeating: " ", count: width - name.count)) = \(value)\n"
    }.joined()
  }
}
