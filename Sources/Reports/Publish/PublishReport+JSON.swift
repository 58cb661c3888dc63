public import JSON
public import Publishing

extension PublishReport {
  /// Everything about the run, for programs: format `portolan.publish/1`.
  public func json(_ mode: PublishMode, difference: Bool = false) -> JSONValue {
    .object([
      "format": .string("portolan.publish/1"),
      "carriedOut": .boolean(mode == .done),
      "changed": .number(
        plan.pages.filter { action(of: $0).isChange }.count
          + plan.files.filter { action(of: $0).isChange }.count),
      "pages": .array(
        plan.pages.map { page in
          let action = action(of: page)
          return .object([
            "title": .string(page.title), "name": .string(page.name),
            "url": .string(page.address), "action": .string(action.word),
            "reason": action.reason.map { .string($0) },
            "difference": difference && page.action != .unchanged
              ? .string(UnifiedDifference.text(page.old, page.new)) : nil,
          ])
        }),
      "files": .array(
        plan.files.map { file in
          let action = action(of: file)
          return .object([
            "name": .string(file.name), "action": .string(action.word),
            "reason": action.reason.map { .string($0) },
          ])
        }),
      "refused": .array(
        unlessEmpty: refusals.map {
          .object(["name": .string($0.name), "reason": .string($0.reason)])
        }),
    ])
  }
}
