import Evaluation
import Markup
public import Review

extension Check {
  /// What there is to say of the check below its name.
  public var markdown: String {
    let askers = frameworks.map { framework, ids in
      "\(Markdown.text(framework)): \(ids.map(Markdown.text).joined(separator: ", "))"
    }
    let parts = [
      "**\(Markdown.prose(title))** (\(severity.rawValue))",
      Markdown.prose(reason),
      "For example:",
      Markdown.fenced(example + "\n", language: ""),
      "What to do: \(Markdown.prose(remedy))",
      askers.isEmpty
        ? nil : "Who else asks:\n\n" + askers.map { "- \($0)" }.joined(separator: "\n"),
    ]
    return parts.compactMap(\.self).joined(separator: "\n\n") + "\n"
  }

  /// Who asks for the same, each with what it calls that, in the order of the references.
  var frameworks: [(framework: String, ids: [String])] {
    references.reduce(into: []) { result, reference in
      if let index = result.firstIndex(where: { $0.framework == reference.framework }) {
        result[index].ids.append(reference.id)
      } else {
        result.append((reference.framework, [reference.id]))
      }
    }
  }
}
