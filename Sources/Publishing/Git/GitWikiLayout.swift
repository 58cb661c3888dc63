import Markup

/// Where the pages and pictures of a publication stand in a git wiki, and how they link to each other.
///
/// GitHub and Gitea show a wiki without folders, GitLab and Azure DevOps show them. No title is made of a file
/// name but by the wiki itself, which reads `-` as a blank everywhere.
struct GitWikiLayout: Sendable {
  let kind: GitWikiKind
  let name: PublicationName
  private let naming: PageNaming
  private let pictures: [String: String]

  init(_ kind: GitWikiKind, _ name: PublicationName, _ publication: Publication) {
    self.kind = kind
    self.name = name
    var names = UniqueNames()
    self.pictures = Dictionary(
      uniqueKeysWithValues: publication.pictures.map { picture in
        let file = Self.file(ofPicture: picture.path, kind, name)
        let stem = file.hasSuffix(".svg") ? String(file.dropLast(4)) : file
        return (picture.path, names.take(stem) + (file.hasSuffix(".svg") ? ".svg" : ""))
      })
    self.naming = PageNaming(publication) { words in
      switch kind {
      case .gitHub, .gitea, .gitLab: ([name.text] + words).joined(separator: "-")
      // Blanks, which its titles can show; the rest of a title is what it is.
      case .azure:
        words.isEmpty
          ? name.text
          : words.map { $0 == "acl" ? "ACL" : $0 }.joined(separator: " ").capitalisedFirst
      }
    }
  }

  /// The file of a page; nil where there is none at this path.
  func file(of path: String) -> String? {
    guard let title = naming.name(of: path) else { return nil }
    switch kind {
    case .gitHub: return "\(title).md"
    // A title with a hyphen has a mark, or the hyphen would be read as a blank.
    case .gitea: return title.contains("-") ? "\(title).-.md" : "\(title).md"
    case .gitLab:
      return path == Publication.index
        ? "\(name.text).md" : "\(name.text)/\(path)"
    case .azure:
      let folder = path == Publication.index ? "" : "\(Self.azureName(name.text))/"
      return "\(folder)\(Self.azureName(title)).md"
    }
  }

  /// The file of a picture; nil where there is none at this path.
  func file(ofPicture path: String) -> String? { pictures[path] }

  private static func file(
    ofPicture path: String, _ kind: GitWikiKind, _ name: PublicationName
  ) -> String {
    switch kind {
    case .gitHub, .gitea: "images/\(name.text)/\(path.flattened)"
    case .gitLab: "\(name.text)/\(path)"
    case .azure: ".attachments/\(name.text)-\(path.flattened)"
    }
  }

  /// Azure DevOps writes a blank as `-` and a hyphen as `%2D`.
  static func azureName(_ title: String) -> String {
    title.replacing("-", with: "%2D").replacing(" ", with: "-")
  }

  /// How a page links to others.
  ///
  /// - Parameter exists: whether a file is there to be linked to.
  func links(_ exists: @escaping @Sendable (String) -> Bool) -> LinkStyle {
    LinkStyle { target in
      switch target {
      case .anchor(let name): return "#\(Markdown.target(name))"
      case .page(let path, let anchor):
        guard let file = file(of: path), exists(file) else { return nil }
        return address(of: file) + (anchor.map { "#\(Markdown.target($0))" } ?? "")
      case .file(let path):
        guard let file = file(ofPicture: path) else { return nil }
        return kind == .gitLab || kind == .azure ? "/\(file)" : file
      case .address(let url): return url
      }
    }
  }

  /// A page as pages of the same wiki link to it: without its extension, or the reader gets the file.
  func address(of file: String) -> String {
    let page = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    return kind == .gitLab || kind == .azure ? "/\(page)" : page
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
