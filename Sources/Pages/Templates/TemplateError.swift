/// Why templates cannot be used.
public enum TemplateError: Error, Hashable, Sendable {
  /// The folder cannot be read.
  case unreadable(path: String, reason: String)
  /// A file of the folder is no template of ours.
  case unknown(file: String, known: [String])
  /// A template includes one that there is not.
  case unknownPartial(file: String, name: String, known: [String])
  /// A template includes itself, if only through others.
  case recursive(file: String)
  /// A template is malformed; lines and columns count from 1.
  case malformed(file: String, line: Int, column: Int, reason: String)
}

extension TemplateError: CustomStringConvertible {
  /// What is wrong, in one line.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read templates in '\(path)': \(reason)"
    case .unknown(let file, let known):
      "no template is called '\(file)'; there are \(known.joined(separator: ", "))"
    case .unknownPartial(let file, let name, let known):
      "\(file) includes '\(name)', which is no template; there are \(known.joined(separator: ", "))"
    case .recursive(let file): "\(file) includes itself"
    case .malformed(let file, let line, let column, let reason):
      "\(file):\(line):\(column): \(reason)"
    }
  }
}
