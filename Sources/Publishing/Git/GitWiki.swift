import Fingerprints
import Foundation
import Markup

/// A wiki that is a git repository, written to with the `git` command line: one commit for everything.
actor GitWiki: Wiki {
  nonisolated let isAtomic = true
  nonisolated let outdatedNotice =
    "**Out of date**: the network no longer has what this page described; its history has the last state.\n"

  private nonisolated let remote: GitRemote
  private nonisolated let name: PublicationName
  private let repository: GitRepository
  /// Names of wanted pages in the order of the sidebar, for wikis that keep an order.
  private var order: [String] = []

  /// Prepares writing to a wiki.
  ///
  /// - Parameters:
  ///   - remote: where it is.
  ///   - name: what the publication is called there.
  ///   - credentials: how to sign in; nil: as git is set up to.
  init(
    _ remote: GitRemote, name: PublicationName, credentials: Credentials?
  ) throws(PublishError) {
    self.remote = remote
    self.name = name
    self.repository = try GitRepository(
      of: remote,
      token: credentials.map {
        GitToken(user: $0.user ?? remote.kind.userName, token: $0.secret)
      })
  }

  nonisolated func address(ofPage name: String) -> String { remote.address(ofPage: name) }

  // MARK: Contents

  nonisolated func contents(of publication: Publication) throws(PublishError) -> WikiContents {
    guard !remote.kind.isReserved(name.text) else {
      throw .unsuitable(
        place: remote.displayText, reason: "keeps the name '\(name.text)' for a page of its own",
        advice: "give the publication another name with --pages")
    }
    let layout = GitWikiLayout(remote.kind, name, publication)
    let pages = publication.pages.compactMap { page -> WikiPage? in
      guard let file = layout.file(of: page.path) else { return nil }
      return WikiPage(
        name: file, title: page.document.title, path: page.path,
        role: page.path == Publication.index ? .index : .content,
        preamble: remote.kind == .gitLab
          ? FrontMatter.text(title: page.document.title) : ""
      ) { exists in
        MarkdownWriter(links: layout.links(exists)).text(page.document)
      }
    }
    let index = publication.pages.first { $0.path == Publication.index }
    let navigation = remote.kind.navigation.map { file, title in
      WikiPage(name: file, title: title, path: nil, role: .navigation) { _ in
        NavigationText.text(
          publication, title: index?.document.title ?? self.name.text, isHome: title == "Home",
          layout)
      }
    }
    let files = publication.pictures.map { picture in
      WikiFile(
        name: layout.file(ofPicture: picture.path) ?? picture.path,
        // A wiki shows it as an image, where links lead nowhere.
        bytes: MarkedPicture.bytes(
          PictureMap.svg(
            picture.svg, at: picture.path, links: LinkStyle { _ in nil }), id: name.text,
          source: picture.source),
        source: picture.source, mediaType: "image/svg+xml")
    }
    return WikiContents(
      pages: pages.filter { $0.role == .content } + pages.filter { $0.role == .index } + navigation,
      files: files)
  }

  // MARK: State

  func state(of contents: WikiContents) async throws(PublishError) -> WikiState {
    try await repository.update()
    order = contents.pages.filter { $0.role == .content }.map(\.name)
    let wantedPages = Set(contents.pages.map(\.name))
    let wantedFiles = Set(contents.files.map(\.name))
    let wantedTitles = Dictionary(contents.pages.map { (remote.kind.title(of: $0.name), $0.name) })
    {
      first, _ in first
    }
    var pages: [FoundPage] = []
    var files: [FoundFile] = []
    let names = repository.files
    let all = Set(names)
    let read = try await repository.contents(
      of: names.filter { $0.hasSuffix(".md") || $0.hasSuffix(".svg") || wantedFiles.contains($0) })
    for file in names {
      // Another file of the same title is in the way as well: readers would see one of both.
      if !wantedPages.contains(file), let title = remote.kind.title(of: file),
        let page = wantedTitles[title], !all.contains(page)
      {
        pages.append(
          FoundPage(
            name: page, revision: "", owner: .somebodyElse, text: "", part: "",
            isShared: true))
        continue
      }
      guard let bytes = read[file] else { continue }
      if file.hasSuffix(".md") {
        let page = FoundPage(file: file, bytes, id: name.text)
        if wantedPages.contains(file) || page.owner.isOwn { pages.append(page) }
      } else {
        let source = MarkedPicture.source(of: bytes, id: name.text)
        if wantedFiles.contains(file) || source != nil {
          files.append(FoundFile(name: file, source: source))
        }
      }
    }
    return WikiState(pages: pages, files: files)
  }

  // MARK: Changes

  func put(_ file: WikiFile, over found: FoundFile?) async throws(PublishError) {
    try repository.write(file.bytes, to: file.name)
  }

  func create(_ page: WikiPage, text: String) async throws(PublishError) {
    let text = MarkedText.page(
      preamble: page.preamble, part: text, id: name.text, comment: .markdown)
    try repository.write(Array(text.utf8), to: page.name)
  }

  func replacePart(
    of found: FoundPage, as page: WikiPage?, with text: String
  ) async throws(PublishError) {
    var old = found.text
    if let page, let title = FrontMatter.own(of: old) {
      old = page.preamble + old.dropFirst(title.count)
    }
    let marked = MarkedText(old, id: name.text, comment: .markdown)
    try repository.write(Array(marked.replacingPart(with: text).utf8), to: found.name)
  }

  func remove(_ page: FoundPage) async throws(PublishError) { repository.remove(page.name) }

  func remove(_ file: FoundFile) async throws(PublishError) { repository.remove(file.name) }

  func finish(_ message: String) async throws(PublishError) {
    if remote.kind == .azure {
      try await AzureOrder.update(repository, folder: name, pages: order)
    }
    try await repository.push(message)
  }
}

extension FoundPage {
  /// A page of a git wiki as its file has it.
  fileprivate init(file: String, _ bytes: [UInt8], id: String) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      self.init(
        name: file, revision: "", owner: .unclear(reason: "it is not in UTF-8"), text: "", part: "",
        isShared: true)
      return
    }
    let marked = MarkedText(text, id: id, comment: .markdown)
    self.init(
      name: file, revision: "", text: text, marked: marked,
      preamble: FrontMatter.own(of: text) ?? "")
  }
}

extension FoundPage.Owner {
  /// Whether this publication has written to the page before.
  var isOwn: Bool {
    switch self {
    case .portolan, .unclear: true
    case .inviting, .somebodyElse: false
    }
  }
}
