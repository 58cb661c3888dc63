/// A resource of a Terraform configuration as plans write them: one argument a line.
struct HCLResource {
  let type: String
  let label: String
  let arguments: [String: String]

  /// The resources of a configuration. Every line has to be one that a resource or variable can have.
  static func all(in text: String) -> [HCLResource] {
    var resources: [HCLResource] = []
    var head: [String]?
    var arguments: [String: String] = [:]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasSuffix("{"), head == nil {
        head = line.split(separator: "\"").map(String.init)
        arguments = [:]
      } else if line == "}", let opened = head {
        if opened[0] == "resource " {
          resources.append(HCLResource(type: opened[1], label: opened[3], arguments: arguments))
        }
        head = nil
      } else if head != nil, let equals = line.firstRange(of: " = ") {
        let name = line[..<equals.lowerBound].filter { $0 != " " }
        arguments[String(name)] = String(line[equals.upperBound...])
      } else if !line.isEmpty, !line.hasPrefix("# ") {
        return []
      }
    }
    return resources
  }

  /// The text of a quoted argument.
  func text(_ name: String) -> String? {
    arguments[name].map { String($0.dropFirst().dropLast()) }
  }
}
