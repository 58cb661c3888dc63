/// A page as a wiki is to hold it.
public struct WikiPage: Sendable {
  /// What a page is there for, which decides when it is written.
  public enum Role: Hashable, Sendable, Comparable {
    /// A page of its own; others lead to it.
    case content
    /// Leads to the others, and is written after them.
    case index
    /// A page of the whole wiki, its home or sidebar, in which Portolan has a part where it is let.
    case navigation
  }

  /// What the wiki calls it: one page has one name.
  public let name: String
  /// What people call it.
  public let title: String
  /// The page of the documentation that it is; nil for navigation.
  public let path: String?
  /// What it is there for.
  public let role: Role
  /// What stands above Portolan's part of the page when it is new.
  public let preamble: String
  private let writer: @Sendable (_ exists: @escaping @Sendable (String) -> Bool) -> String

  /// Describes a page.
  ///
  /// - Parameter writer: Portolan's part of it, in the wiki's dialect; it must link only to pages of which
  ///   `exists` says so, given their names.
  public init(
    name: String, title: String, path: String?, role: Role, preamble: String = "",
    writer: @escaping @Sendable (_ exists: @escaping @Sendable (String) -> Bool) -> String
  ) {
    self.name = name
    self.title = title
    self.path = path
    self.role = role
    self.preamble = preamble
    self.writer = writer
  }

  /// Portolan's part of the page with all its links.
  public var text: String { writer { _ in true } }

  /// Portolan's part of the page with links to those pages only that exist.
  public func text(linkingTo names: Set<String>) -> String { writer { names.contains($0) } }
}
