/// A line by which GitHub's workflows annotate a run.
enum GitHubCommand {
  /// GitHub shows no more annotations of a level and step.
  static let mostAnnotations = 10

  /// A line such as `::warning title=…::…`.
  static func line(
    _ command: String, _ properties: [(name: String, value: String)], _ message: String
  ) -> String {
    let list = properties.map { "\($0.name)=\(property($0.value))" }.joined(separator: ",")
    return "::\(command) \(list)::\(data(message))"
  }

  /// The value of a property, where a comma and a colon end it.
  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  /// What stands behind the second `::`; the end of the line ends it.
  private static func data(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: String(scalar)
      }
    }.joined().printable
  }
}
