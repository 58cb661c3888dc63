/// Names for the pages of a publication on wikis without folders: each unique there, whatever the case.
public struct PageNaming: Sendable {
  private let names: [String: String]

  /// Names the pages of a publication.
  ///
  /// - Parameter join: makes one name of the publication's and the words of a page: `["flow", "browse"]`, none
  ///   for the index.
  public init(_ publication: Publication, join: (_ words: [String]) -> String) {
    self.init(publication) { (page: Publication.Page) in join(Self.words(of: page.path)) }
  }

  /// Names the pages of a publication.
  ///
  /// - Parameter name: what a page would be called; of pages that would be called alike, all but the first get a
  ///   number.
  init(_ publication: Publication, name: (Publication.Page) -> String) {
    var names = UniqueNames()
    self.names = Dictionary(
      publication.pages.map { ($0.path, names.take(name($0))) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a page is called; nil where the publication has none at this path.
  public func name(of path: String) -> String? { names[path] }

  /// The words of a path: `flows/browse.md` is `flow`, `browse`.
  private static func words(of path: String) -> [String] {
    path.split(separator: "/").map { part in
      let word = part.hasSuffix(".md") ? String(part.dropLast(3)) : String(part)
      return switch word {
      case "flows": "flow"
      case "security-groups": "group"
      case "network-acls": "acl"
      default: word
      }
    }.filter { $0 != "README" }
  }
}
