/// Where a git wiki is, without secrets.
struct GitRemote: Hashable, Sendable {
  /// As git takes it.
  let url: String
  /// What kind of wiki it is.
  let kind: GitWikiKind
  /// The branch that readers see; nil: the one that the wiki says.
  let branch: String?

  /// Describes a place.
  init(url: String, kind: GitWikiKind, branch: String? = nil) {
    self.url = url
    self.kind = kind
    self.branch = branch
  }

  /// What messages call it.
  var displayText: String { "the wiki at \(url)" }

  /// Where readers find a page, given its file; the file itself where no browser leads there.
  func address(ofPage file: String) -> String {
    let page = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else { return file }
    let base = url.hasSuffix(".git") ? String(url.dropLast(4)) : url
    let repository = base.hasSuffix(".wiki") ? String(base.dropLast(5)) : base
    return switch kind {
    case .gitHub, .gitea: "\(repository)/wiki/\(page)"
    case .gitLab: "\(repository)/-/wikis/\(page)"
    case .azure:
      repository.firstRange(of: "/_git/").map { range in
        "\(repository[..<range.lowerBound])/_wiki/wikis/\(repository[range.upperBound...]).wiki?pagePath=\(Percent.encoded("/" + page.azureTitle))"
      } ?? "\(repository)/\(page)"
    }
  }
}

extension String {
  /// The title that Azure DevOps makes of a file name.
  fileprivate var azureTitle: String {
    replacing("-", with: " ").replacing("%2D", with: "-")
  }
}
