internal import Yams

/// What YAML itself does not allow, in words that help.
struct YAMLSyntaxFault {
  let code: Code
  let mark: Mark
  private let context: String
  private let contextLine: Int?
  private let problem: String

  /// Takes an error of Yams apart; nil where it is not about the text.
  init?(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let isUnclosed = problem.contains("unexpected end of stream")
      self.problem = problem
      self.context = context?.text ?? ""
      self.contextLine = context?.mark.line
      // Where a text was opened says more than where the file ends.
      self.mark = isUnclosed ? context?.mark ?? mark : mark
    default: return nil
    }
    self.code =
      problem.contains("another document")
      ? .severalDocuments : problem.contains("nesting level") ? .tooDeep : .syntax
  }

  /// The message, the column it is about and what to do.
  ///
  /// - Parameter line: The line of the fault.
  func explanation(
    line: String, column: Int
  ) -> (message: String, column: Int, help: String?) {
    if let value = Self.colonValue(in: line), problem.contains("expected") {
      return (
        "a value that starts with ':' needs quotes inside { }", value.column,
        "write \"\(value.text)\""
      )
    }
    let known = Self.explanations.first {
      problem.contains($0.problem) && ($0.context.isEmpty || context.contains($0.context))
    }
    guard let known else { return ("this is not YAML: \(problem)", column, nil) }
    if known.isAboutFirstCharacter { return Self.firstCharacter(in: line, column) }
    let opening = known.opening.flatMap { bracket in
      contextLine.map { "the '\(bracket)' in line \($0) may not be closed, or text needs quotes" }
    }
    return (known.message, column, opening ?? known.help)
  }

  /// A plain value such as `::/0` behind a colon, where YAML sees a second colon.
  private static func colonValue(in line: String) -> (text: String, column: Int)? {
    guard let match = line.firstMatch(of: #/:\s+(::[0-9A-Fa-f:.\/]*)/#) else { return nil }
    let before = line.unicodeScalars.distance(
      from: line.startIndex, to: match.output.1.startIndex)
    return (String(match.output.1), before + 1)
  }

  private static func firstCharacter(
    in line: String, _ column: Int
  ) -> (message: String, column: Int, help: String?) {
    guard let character = line.unicodeScalars.dropFirst(column - 1).first, character != "\t" else {
      return ("a tab cannot indent a line", column, "use spaces")
    }
    return (
      "a text without quotes cannot start with '\(character)'", column, "put it in quotes"
    )
  }

  private struct Explanation {
    let problem: String
    var context = ""
    let message: String
    var help: String?
    /// The bracket that the context opened.
    var opening: Character?
    var isAboutFirstCharacter = false
  }

  private static let explanations = [
    Explanation(
      problem: "another document",
      message: "a second YAML document starts here",
      help: "a topology file holds one; several files can describe one network"),
    Explanation(
      problem: "nesting level",
      message: "nested more than \(Limits.depth) levels deep"),
    Explanation(
      problem: "found a tab", message: "a tab cannot indent a line", help: "use spaces"),
    Explanation(
      problem: "cannot start any token", message: "", isAboutFirstCharacter: true),
    Explanation(
      problem: "unexpected end of stream", context: "quoted scalar",
      message: "this quote is never closed"),
    Explanation(
      problem: "mapping values are not allowed",
      message: "a ':' is not allowed here",
      help: "put text that contains ': ' in quotes, and check the indentation of this line"),
    Explanation(
      problem: "could not find expected ':'", message: "a key without ':'",
      help: "write 'key: value', and check the indentation of this line"),
    Explanation(
      problem: "expected ',' or '}'", message: "expected ',' or '}'",
      opening: "{"),
    Explanation(
      problem: "expected ',' or ']'", message: "expected ',' or ']'",
      opening: "["),
    Explanation(
      problem: "expected key", message: "expected a key",
      help: "check the indentation of this line"),
    Explanation(
      problem: "expected '-' indicator", message: "expected '-'",
      help: "the entries of a list all start with '-' in the same column"),
    Explanation(
      problem: "block sequence entries are not allowed",
      message: "a list cannot start here", help: "put the first '-' on a line of its own"),
    Explanation(
      problem: "unknown escape character", message: "unknown escape sequence",
      help: "in double quotes a backslash is written twice; in single quotes once"),
    Explanation(
      problem: "hexdecimal number", message: "unknown escape sequence",
      help: "in double quotes a backslash is written twice; in single quotes once"),
    Explanation(
      problem: "invalid Unicode character escape",
      message: "an escape sequence that is not a character"),
    Explanation(
      problem: "undefined tag handle", message: "an unknown tag"),
  ]
}
