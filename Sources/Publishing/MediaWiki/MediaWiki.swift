import Fingerprints
import Foundation
import Markup

/// A MediaWiki, written to through its action API: one edit for each page.
struct MediaWiki: Wiki {
  let isAtomic = false
  let outdatedNotice =
    "'''Out of date''': the network no longer has what this page described; its history has the last state.\n"

  private let name: PublicationName
  private let api: MediaWikiAPI
  /// The address of its `index.php`, which is where `api.php` is.
  private let script: String

  /// Prepares writing to a wiki.
  ///
  /// - Parameters:
  ///   - url: of its `api.php`.
  ///   - name: what the publication is called there.
  ///   - credentials: a bot password; nil: for looking only.
  init(url: String, name: PublicationName, credentials: Credentials?) throws(PublishError) {
    guard url.hasSuffix("/api.php") else {
      throw .unsuitable(
        place: "the address '\(url)'", reason: "is not the one of an api.php",
        advice: "give that, such as 'https://wiki.example.org/w/api.php'; Special:Version names it")
    }
    self.name = name
    self.api = MediaWikiAPI(url: url, credentials: credentials)
    self.script = url.dropLast("api.php".count) + "index.php"
  }

  func address(ofPage name: String) -> String { Self.address(ofPage: name, script: script) }

  private static func address(ofPage name: String, script: String) -> String {
    "\(script)?title=\(Percent.encoded(name.replacing(" ", with: "_")))"
  }

  // MARK: Contents

  func contents(of publication: Publication) async throws(PublishError) -> WikiContents {
    let site = try await MediaWikiSite(api)
    if !publication.pictures.isEmpty { try site.checkTakesPictures(api.place) }
    let titles = MediaWikiTitles(name, publication)
    let maps = publication.pictureMaps
    let pages = publication.pages.compactMap { page -> WikiPage? in
      guard let title = titles.name(of: page.path) else { return nil }
      let document = site.showsWayUp ? page.document : publication.documentWithWayUp(of: page)
      return WikiPage(
        name: title, title: page.document.title, path: page.path,
        role: page.path == Publication.index ? .index : .content
      ) { exists in
        WikitextWriter(links: links(titles, exists), hasImageMaps: site.hasImageMaps) {
          maps[$0.path]
        }
        .text(document, title: !title.hasSuffix(page.document.title))
        // As the wiki keeps it: what it composes would look like an edit.
        .precomposedStringWithCanonicalMapping
      }
    }
    // The wiki refuses relative links.
    let addresses = addresses(titles, script: site.script ?? script)
    let files = publication.pictures.compactMap { picture in
      titles.name(ofPicture: picture.path).map { file in
        WikiFile(picture, named: file, of: name, maps[picture.path], links: addresses)
      }
    }
    return WikiContents(
      pages: pages.filter { $0.role == .content } + pages.filter { $0.role == .index },
      files: files)
  }

  /// How pages link to others.
  private func links(
    _ titles: MediaWikiTitles, _ exists: @escaping @Sendable (String) -> Bool
  ) -> LinkStyle {
    LinkStyle { target in
      switch target {
      case .anchor(let anchor): return "#\(anchor)"
      case .page(let path, let anchor):
        guard let title = titles.name(of: path), exists(title) else { return nil }
        return title + (anchor.map { "#\($0)" } ?? "")
      case .file(let path): return titles.name(ofPicture: path)
      case .address(let url): return url
      }
    }
  }

  /// How pictures link to pages: by the addresses that the wiki gives itself, whichever it is reached by.
  private func addresses(_ titles: MediaWikiTitles, script: String) -> LinkStyle {
    LinkStyle { target in
      switch target {
      case .page(let path, let anchor):
        titles.name(of: path).map { title in
          Self.address(ofPage: title, script: script)
            + (anchor.map { "#\(Percent.encoded($0))" } ?? "")
        }
      case .anchor(let anchor): "#\(Percent.encoded(anchor))"
      case .file: nil
      case .address(let url): url
      }
    }
  }

  // MARK: State

  func state(of contents: WikiContents) async throws(PublishError) -> WikiState {
    let root = MediaWikiTitles.root(name)
    let revisions = [("prop", "revisions"), ("rvprop", "ids|content"), ("rvslots", "main")]
    let answers =
      try await api.query([("titles", root)] + revisions)
      + (try await api.query(
        [("generator", "allpages"), ("gapprefix", "\(root)/"), ("gaplimit", "50")] + revisions))
    let wanted = Set(contents.pages.map(\.name))
    var pages: [String: FoundPage] = [:]
    for page in answers.flatMap({ $0.pages ?? [] }) {
      // Of a long list, some answers name pages whose text is in another.
      guard let revision = page.revisions?.first else { continue }
      guard let text = revision.slots?["main"]?.content else {
        throw .refused(name: page.title, reason: "its text is hidden from this account")
      }
      let marked = MarkedText(text, id: name.text, comment: .html)
      guard wanted.contains(page.title) || marked.owner.isOwn else { continue }
      pages[page.title] = FoundPage(
        name: page.title, revision: String(revision.revid), text: text, marked: marked)
    }
    return WikiState(
      pages: pages.values.sorted { $0.name < $1.name },
      files: try await files(contents, prefix: "\(root)-"))
  }

  private func files(
    _ contents: WikiContents, prefix: String
  ) async throws(PublishError) -> [FoundFile] {
    let wanted = Set(contents.files.map(\.name))
    let answers = try await api.query([
      ("generator", "allimages"), ("gaisort", "name"), ("gaiprefix", prefix), ("gailimit", "50"),
      ("prop", "imageinfo"), ("iiprop", "comment"),
    ])
    return answers.flatMap { $0.pages ?? [] }.compactMap { page in
      guard let file = page.imageinfo?.first, let colon = page.title.firstIndex(of: ":") else {
        return nil
      }
      let name = String(page.title[page.title.index(after: colon)...])
      let source = UploadComment(file.comment ?? "", id: self.name)?.source
      return wanted.contains(name) || source != nil ? FoundFile(name: name, source: source) : nil
    }.sorted { $0.name < $1.name }
  }

  // MARK: Changes

  func put(_ file: WikiFile, over found: FoundFile?) async throws(PublishError) {
    let fields = [
      ("filename", file.name), ("comment", UploadComment(id: name, source: file.source).text),
      // Of the file's page, where there is none yet.
      ("text", "Drawn by Portolan: change the topology rather than this picture."),
    ]
    let upload = MediaWikiAPI.Upload(
      name: file.name, mediaType: file.mediaType, bytes: file.bytes)
    if found == nil {
      // The wiki says whether a file is there by now, and other things that do not matter.
      let answer = try await api.change(.upload, name: file.name, fields, upload: upload)
      guard let warnings = answer.upload?.warnings?.codes else { return }
      if warnings.contains("exists") { throw .lostRace }
    } else if try await files(WikiContents(pages: [], files: [file]), prefix: file.name)
      .first(where: { $0.name == file.name }) != found
    {
      throw .lostRace
    }
    _ = try await api.change(
      .upload, name: file.name, fields + [("ignorewarnings", "1")], upload: upload)
  }

  func create(_ page: WikiPage, text: String) async throws(PublishError) {
    let text = MarkedText.page(
      preamble: page.preamble, part: text, id: name.text, comment: .html)
    _ = try await api.change(
      .edit, name: page.name,
      [
        ("title", page.name), ("text", text), ("createonly", "1"),
        ("summary", "Portolan: new page"),
      ])
  }

  func replacePart(
    of found: FoundPage, as page: WikiPage?, with text: String
  ) async throws(PublishError) {
    let marked = MarkedText(found.text, id: name.text, comment: .html)
    _ = try await api.change(
      .edit, name: found.name,
      [
        ("title", found.name), ("text", marked.replacingPart(with: text)), ("nocreate", "1"),
        ("baserevid", found.revision),
        ("summary", page == nil ? "Portolan: no longer in the network" : "Portolan: new state"),
      ])
  }

  func remove(_ page: FoundPage) async throws(PublishError) {
    let answers = try await api.query([
      ("titles", page.name), ("prop", "revisions"), ("rvprop", "ids"),
    ])
    let revision = answers.flatMap { $0.pages ?? [] }.compactMap { $0.revisions?.first?.revid }
    guard revision.allSatisfy({ String($0) == page.revision }) else { throw .lostRace }
    try await delete(page.name)
  }

  func remove(_ file: FoundFile) async throws(PublishError) {
    try await delete("File:\(file.name)")
  }

  private func delete(_ title: String) async throws(PublishError) {
    _ = try await api.change(
      .delete, name: title,
      [("title", title), ("reason", "Portolan: no longer in the network")])
  }

  func finish(_ message: String) async throws(PublishError) {}
}
