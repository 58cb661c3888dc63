public import Publishing

extension PublishReport {
  /// Annotations for GitHub's workflows: what is in the way first, then what is left, then what changed; of
  /// each level the first ten, then the counts.
  public func github(_ mode: PublishMode) -> String {
    let entries =
      plan.pages.map { (name: $0.title, address: $0.address, action: action(of: $0)) }
      + plan.files.map { (name: $0.name, address: "", action: action(of: $0)) }
    let errors =
      refusals.map { (title: "Refused", message: "\($0.name): \($0.reason)") }
      + entries.compactMap { entry in
        guard case .conflict(let reason) = entry.action else { return nil }
        return ("Conflict", "\(entry.name): \(reason) \(entry.address)")
      }
    let warnings = entries.compactMap { entry -> (title: String, message: String)? in
      switch entry.action {
      case .orphan: ("No longer needed", "\(entry.name) \(entry.address)")
      case .leave(let reason): ("Left as it is", "\(entry.name): \(reason) \(entry.address)")
      case .create, .update, .unchanged, .conflict, .archive, .delete: nil
      }
    }
    let notices = entries.filter(\.action.isChange).map { entry in
      (title: "Portolan", message: "\(entry.action.word(mode)) \(entry.name) \(entry.address)")
    }
    var lines: [String] = []
    for (command, messages) in [("error", errors), ("warning", warnings), ("notice", notices)] {
      lines += messages.prefix(GitHubCommand.mostAnnotations).map {
        GitHubCommand.line(command, [("title", $0.title)], $0.message)
      }
      let rest = messages.count - GitHubCommand.mostAnnotations
      if rest > 0 { lines.append("\(rest) more of these") }
    }
    return (lines + [summary(mode)]).map { "\($0)\n" }.joined()
  }
}
