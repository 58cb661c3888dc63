import Evaluation

extension Finding {
  /// What it says, with the doubt that there is.
  var statement: String { confidence == .possible ? "possibly: \(message)" : message }

  /// What it says, and what to do about it, in one line.
  var sentences: String { [statement, advice].compactMap(\.self).joined(separator: ". ") }
}
