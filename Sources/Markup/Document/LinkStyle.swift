/// How the pages of a place link to each other: what stands for a target in the text of a page.
public struct LinkStyle: Sendable {
  private let address: @Sendable (LinkTarget) -> String?

  /// Makes a style.
  ///
  /// - Parameter address: the URL reference that a link to a target holds; nil where nothing is to be linked to,
  ///   which leaves the label.
  public init(_ address: @escaping @Sendable (LinkTarget) -> String?) {
    self.address = address
  }

  /// The URL reference that a link to a target holds; nil: only the label is written.
  public func callAsFunction(_ target: LinkTarget) -> String? { address(target) }

  /// Files in folders, linked as they lie.
  ///
  /// - Parameter path: of the page that links, from the root of all pages.
  public static func relative(to path: String) -> LinkStyle {
    LinkStyle { target in
      switch target {
      case .anchor(let name): "#\(Markdown.target(name))"
      case .page(let page, let anchor):
        Markdown.target(RelativePath.text(from: path, to: page))
          + (anchor.map { "#\(Markdown.target($0))" } ?? "")
      case .file(let file): Markdown.target(RelativePath.text(from: path, to: file))
      case .address(let url): url
      }
    }
  }
}

/// Paths as files see each other.
public enum RelativePath {
  /// The way from one file to another.
  public static func text(from source: String, to target: String) -> String {
    let from = source.split(separator: "/").dropLast()
    let to = target.split(separator: "/")
    let common = zip(from, to.dropLast()).prefix { $0 == $1 }.count
    return
      (Array(repeating: "..", count: from.count - common) + to.dropFirst(common).map(String.init))
      .joined(separator: "/")
  }
}
