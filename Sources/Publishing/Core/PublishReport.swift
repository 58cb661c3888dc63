/// What a run did to a wiki.
public struct PublishReport: Sendable {
  /// A page or file that the wiki did not take.
  public struct Refusal: Hashable, Sendable {
    /// What the wiki calls it.
    public let name: String
    /// Why, in the wiki's words.
    public let reason: String
  }

  /// The last plan that was made.
  public internal(set) var plan: PublishPlan
  /// What was done, by the name of the page or file.
  public internal(set) var done: [String: PublishPlan.Action] = [:]
  /// What the wiki did not take.
  public internal(set) var refusals: [Refusal] = []

  /// Reports on a plan that was not carried out.
  public init(on plan: PublishPlan) {
    self.plan = plan
  }

  /// What was done to a page: in an earlier round perhaps, after which the last plan calls it unchanged.
  public func action(of page: PublishPlan.Page) -> PublishPlan.Action {
    action(page.name, page.action)
  }

  /// What was done to a file.
  public func action(of file: PublishPlan.File) -> PublishPlan.Action {
    action(file.name, file.action)
  }

  private func action(_ name: String, _ planned: PublishPlan.Action) -> PublishPlan.Action {
    // What is in the way now was not overwritten, whatever an earlier round meant to do.
    planned == .unchanged || planned.isChange ? done[name] ?? planned : planned
  }

  /// What a history says of the run, in a line.
  func message(of plan: PublishPlan) -> String {
    let actions = plan.pages.map(\.action)
    let parts = [
      (PublishPlan.Action.create, "created"), (.update, "updated"), (.archive, "archived"),
      (.delete, "deleted"),
    ].compactMap { action, word in
      let count = actions.filter { $0 == action }.count
      return count == 0 ? nil : "\(count) \(word)"
    }
    return "Portolan: " + (parts.isEmpty ? "pictures" : "pages " + parts.joined(separator: ", "))
  }
}
