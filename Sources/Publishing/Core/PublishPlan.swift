/// What a run would do to a wiki, page by page.
public struct PublishPlan: Sendable {
  /// What is to happen to one page or file.
  public enum Action: Hashable, Sendable {
    case create
    case update
    case unchanged
    /// It stays as it is, against the publication's wish.
    case conflict(reason: String)
    /// It stays as it is, which is no fault.
    case leave(reason: String)
    /// It is no longer wanted.
    case orphan
    case archive
    case delete

    /// Whether the wiki is changed by it.
    public var isChange: Bool {
      switch self {
      case .create, .update, .archive, .delete: true
      case .unchanged, .conflict, .leave, .orphan: false
      }
    }
  }

  /// A page and what is to happen to it.
  public struct Page: Sendable {
    /// What the wiki calls it.
    public let name: String
    /// What people call it.
    public let title: String
    /// Where readers find it.
    public let address: String
    /// What is to happen.
    public let action: Action
    /// Portolan's part of the page as it is; empty where there is none.
    public let old: String
    /// What that part is to be; empty where it is to go.
    public let new: String
    let wanted: WikiPage?
    let found: FoundPage?

    /// Whether the publication has it.
    public var isWanted: Bool { wanted != nil }
  }

  /// A file and what is to happen to it.
  public struct File: Sendable {
    /// What the wiki calls it.
    public let name: String
    /// What is to happen.
    public let action: Action
    let wanted: WikiFile?
    let found: FoundFile?
  }

  /// Wanted pages in their order, then those that are no longer wanted.
  public let pages: [Page]
  /// Wanted files in their order, then those that are no longer wanted.
  public let files: [File]
  /// The pages that were to be overwritten whatever they hold, and are not there.
  public let unknownForced: [String]

  init(pages: [Page], files: [File], unknownForced: [String]) {
    self.pages = pages
    self.files = files
    self.unknownForced = unknownForced
  }

  /// How many pages and files change.
  public var changeCount: Int {
    pages.filter(\.action.isChange).count + files.filter(\.action.isChange).count
  }

  /// Whether a page or file is in the way.
  public var hasConflicts: Bool { !conflicts.isEmpty }

  /// The pages and files that are in the way, by name, and why.
  public var conflicts: [(name: String, reason: String)] {
    (pages.map { ($0.name, $0.action) } + files.map { ($0.name, $0.action) }).compactMap {
      name, action in
      action.isConflict ? action.reason.map { (name, $0) } : nil
    }
  }
}

extension PublishPlan.Action {
  /// Whether the page is in the way.
  public var isConflict: Bool {
    if case .conflict = self { true } else { false }
  }

  /// What is done, for people: `create`.
  public var word: String {
    switch self {
    case .create: "create"
    case .update: "update"
    case .unchanged: "unchanged"
    case .conflict: "conflict"
    case .leave: "left"
    case .orphan: "orphan"
    case .archive: "archive"
    case .delete: "delete"
    }
  }

  /// Why a page stays as it is; nil where that needs no reason.
  public var reason: String? {
    switch self {
    case .conflict(let reason), .leave(let reason): reason
    case .create, .update, .unchanged, .orphan, .archive, .delete: nil
    }
  }
}
