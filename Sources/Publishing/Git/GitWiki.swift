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
  private let copy: GitWorkingCopy
  /// Names of wanted pages in the order of the sidebar, for wikis that keep an order.
  private var order: [String] = []
  private var hasChanged = false

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
    self.copy = try GitWorkingCopy(
      of: remote,
      token: credentials.map {
        GitToken(user: $0.user ?? remote.kind.userName, token: $0.secret)
      })
  }

  nonisolated func address(ofPage name: String) -> String { remote.address(ofPage: name) }

  // MARK: Contents

  nonisolated func contents(of publication: Publication) -> WikiContents {
    let layout = GitWikiLayout(remote.kind, name, publication)
    let pages = publication.pages.compactMap { page -> WikiPage? in
      guard let file = layout.file(of: page.path) else { return nil }
      return WikiPage(
        name: file, title: page.document.title, path: page.path,
        role: page.path == Publication.index ? .index : .content,
        preamble: remote.kind == .gitLab
          ? "---\ntitle: \(FrontMatter.quoted(page.document.title))\n---\n\n" : ""
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
        name: layout.file(ofPicture: picture.path),
        bytes: MarkedPicture.bytes(
          LinklessPicture.svg(picture.svg), id: name.text, source: picture.source),
        source: picture.source, mediaType: "image/svg+xml")
    }
    return WikiContents(
      pages: pages.filter { $0.role == .content } + pages.filter { $0.role == .index } + navigation,
      files: files)
  }

  // MARK: State

  func state(of contents: WikiContents) async throws(PublishError) -> WikiState {
    try await copy.update()
    hasChanged = false
    order = contents.pages.filter { $0.role == .content }.map(\.name)
    let wantedPages = Set(contents.pages.map(\.name))
    let wantedFiles = Set(contents.files.map(\.name))
    let wantedTitles = Dictionary(contents.pages.map { (remote.kind.title(of: $0.name), $0.name) })
    {
      first, _ in first
    }
    var pages: [FoundPage] = []
    var files: [FoundFile] = []
    let names = try await copy.files()
    let all = Set(names)
    for file in names {
      // Another file of the same title is in the way as well: readers would see one of both.
      if !wantedPages.contains(file), let title = remote.kind.title(of: file),
        let page = wantedTitles[title], !all.contains(page)
      {
        pages.append(
          FoundPage(name: page, revision: "", owner: .somebodyElse, text: "", part: ""))
        continue
      }
      if file.hasSuffix(".md") {
        let text = String(decoding: try copy.content(of: file), as: UTF8.self)
        let marked = MarkedText(text, id: name.text, comment: .html)
        guard wantedPages.contains(file) || marked.owner.isOwn else { continue }
        pages.append(
          FoundPage(name: file, revision: "", owner: marked.owner, text: text, part: marked.part))
      } else if wantedFiles.contains(file) || file.hasSuffix(".svg") {
        let source = MarkedPicture.source(of: try copy.content(of: file), id: name.text)
        guard wantedFiles.contains(file) || source != nil else { continue }
        files.append(FoundFile(name: file, source: source))
      }
    }
    return WikiState(pages: pages, files: files)
  }

  // MARK: Changes

  func put(_ file: WikiFile, over found: FoundFile?) async throws(PublishError) {
    try write(file.bytes, to: file.name)
  }

  func create(_ page: WikiPage, text: String) async throws(PublishError) {
    let text = MarkedText.page(
      preamble: page.preamble, part: text, id: name.text, comment: .html)
    try write(Array(text.utf8), to: page.name)
  }

  func replacePart(
    of found: FoundPage, as page: WikiPage?, with text: String
  ) async throws(PublishError) {
    let marked = MarkedText(found.text, id: name.text, comment: .html)
    try write(Array(marked.replacingPart(with: text).utf8), to: found.name)
  }

  func remove(_ page: FoundPage) async throws(PublishError) {
    try copy.remove(page.name)
    hasChanged = true
  }

  func remove(_ file: FoundFile) async throws(PublishError) {
    try copy.remove(file.name)
    hasChanged = true
  }

  private func write(_ bytes: [UInt8], to file: String) throws(PublishError) {
    try copy.write(bytes, to: file)
    hasChanged = true
  }

  func finish(_ message: String) async throws(PublishError) {
    guard hasChanged else { return }
    if remote.kind == .azure { try AzureOrder.update(copy, folder: name, pages: order) }
    try await copy.push(message)
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
