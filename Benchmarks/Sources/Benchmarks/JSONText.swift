/// A JSON object that keeps the order of its members, each on a line of its own.
struct JSONText {
  private var members: [(key: String, value: String)] = []

  /// Adds a member whose value is JSON already.
  mutating func add(_ key: String, _ value: String) {
    members.append((key, value))
  }

  /// Adds a member that is an object of its own.
  mutating func add(_ key: String, _ value: JSONText) {
    add(key, value.text)
  }

  var text: String {
    "{\n" + members.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ",\n") + "\n}"
  }

  /// A list of texts.
  static func list(_ texts: [String]) -> String {
    "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
  }
}
