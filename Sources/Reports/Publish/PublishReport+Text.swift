public import Publishing

extension PublishReport {
  /// A line for each page that is not as it was or not as it is wanted, then one with the counts.
  ///
  /// - Parameters:
  ///   - mode: whether it was done, or only looked at.
  ///   - isVerbose: also the pages and files that nothing happens to.
  ///   - difference: also what changes in the text of the pages.
  public func text(
    _ mode: PublishMode, isVerbose: Bool = false, difference: Bool = false
  ) -> String {
    var lines: [String] = []
    for page in plan.pages where isVerbose || action(of: page) != .unchanged {
      let action = action(of: page)
      lines.append(
        line(action.word(mode), page.title, page.address, action.reason))
      if difference { lines += textDifference(page) }
    }
    for file in plan.files where isVerbose || action(of: file) != .unchanged {
      let action = action(of: file)
      guard isVerbose || action.isChange || action.reason != nil else { continue }
      lines.append(line(action.word(mode), file.name, "", action.reason))
    }
    lines += refusals.map { "refused    \($0.name.printable): \($0.reason.printable)" }
    return (lines + [summary(mode)]).map { "\($0)\n" }.joined()
  }

  private func line(
    _ word: String, _ name: String, _ address: String, _ reason: String?
  ) -> String {
    [
      "\(word.padding(to: 10)) \(name.printable)",
      address.isEmpty || address == name ? "" : "  \(address.printable)",
      reason.map { ": \($0.printable)" } ?? "",
    ].joined()
  }

  private func textDifference(_ page: PublishPlan.Page) -> [String] {
    switch page.action {
    case .create, .update, .archive, .delete, .conflict:
      UnifiedDifference.text(page.old, page.new).split(
        separator: "\n", omittingEmptySubsequences: false
      ).dropLast().map { "    \(String($0).printable)" }
    case .unchanged, .leave, .orphan: []
    }
  }

  /// How many pages and pictures there are, and what happened to them.
  public func summary(_ mode: PublishMode) -> String {
    let pages = plan.pages.map { action(of: $0) }
    let files = plan.files.map { action(of: $0) }
    let all = pages + files
    let changes = all.filter(\.isChange).count
    var parts = ["\(changes) \(mode == .done ? "changed" : "to change")"]
    func count(_ word: String, _ isCounted: (PublishPlan.Action) -> Bool) {
      let count = all.filter(isCounted).count
      if count > 0 { parts.append("\(count) \(word)") }
    }
    count("in conflict", \.isConflict)
    count("left") { if case .leave = $0 { true } else { false } }
    count("no longer needed") { $0 == .orphan }
    if !refusals.isEmpty { parts.append("\(refusals.count) refused") }
    let wanted = plan.pages.filter(\.isWanted).count
    return
      "\(wanted) page\(wanted == 1 ? "" : "s"), \(files.count) picture\(files.count == 1 ? "" : "s"): "
      + parts.joined(separator: ", ")
  }
}

/// Whether a plan was carried out.
public enum PublishMode: Hashable, Sendable {
  /// It was.
  case done
  /// It was only made.
  case planned
}

extension PublishPlan.Action {
  /// What was done, or would be.
  func word(_ mode: PublishMode) -> String {
    guard mode == .done else { return word }
    return switch self {
    case .create: "created"
    case .update: "updated"
    case .archive: "archived"
    case .delete: "deleted"
    case .unchanged, .conflict, .leave, .orphan: word
    }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
