import Fingerprints
import Foundation
import Markup
import Synchronization

/// A space of a Confluence, Data Center or Cloud: an index below some page, and all other pages below the index.
///
/// What Portolan wrote is known by the page itself, in every step of its history: anchors hold the fingerprint of
/// the text (`MarkedStorage`), the message of the version says that Portolan wrote it. Both are saved with the page
/// or not at all. Confluence gives back another text than it was given, so a page is compared only with what Confluence
/// itself had right after Portolan wrote it: where somebody else wrote the current version, with the last version
/// that is Portolan's.
actor ConfluenceWiki: Wiki {
  nonisolated let isAtomic = false
  nonisolated let attachesFilesToIndex = true
  nonisolated let outdatedNotice =
    "<p><strong>Out of date</strong>: the network no longer has what this page described; its history has the last state.</p>\n"

  /// What pages say that are no longer wanted.
  private static let outdatedLabel = "out-of-date"
  /// How many versions of others are looked behind for the last one of Portolan's.
  private static let mostVersions = 30

  private let api: any ConfluenceAPI
  private let address: ConfluenceAddress
  private let parentTitle: String?
  private nonisolated let name: PublicationName
  private nonisolated let labels: [String]
  /// Where readers find pages.
  private nonisolated let readers: Mutex<(base: String, space: String)>

  private var space: ConfluenceSpace?
  /// The ids of the pages that were found or made, by title.
  private var ids: [String: String] = [:]
  private var attachments: [String: ConfluenceAttachment] = [:]

  /// Prepares writing to a space.
  init(_ destination: Destination, _ credentials: Credentials?) throws(PublishError) {
    let address = try ConfluenceAddress(destination.url)
    let advice =
      switch address.edition {
      case .dataCenter:
        "put a personal access token of an account that may edit the space into the environment variable \(destination.tokenVariable), or a password and give the user's name"
      case .cloud:
        "put an API token of an account that may edit the space into the environment variable \(destination.tokenVariable), and give its e-mail address as the user"
      }
    guard let credentials else {
      throw .denied(place: address.base, reason: "there is no token", advice: advice)
    }
    if let label = destination.labels.first(where: { !Self.isLabel($0) }) {
      throw .unsuitable(
        place: address.base, reason: "takes no label '\(label)'",
        advice: "labels are words of letters, digits, hyphens and underscores")
    }
    let connection = ConfluenceConnection(address, credentials, advice: advice)
    self.address = address
    self.api =
      switch address.edition {
      case .dataCenter: DataCenterAPI(connection: connection)
      case .cloud: CloudAPI(connection: connection)
      }
    self.name = destination.name
    self.parentTitle = destination.parent
    self.labels = ["portolan"] + destination.labels.map { $0.lowercased() }
    self.readers = Mutex((address.base, address.space ?? ""))
  }

  private static func isLabel(_ text: String) -> Bool {
    !text.isEmpty
      && !text.contains { $0.isWhitespace || ":;,.?&[]()#^*@!<>".contains($0) }
  }

  /// The form that takes every title, on both kinds.
  nonisolated func address(ofPage name: String) -> String {
    let (base, space) = readers.withLock { $0 }
    return
      "\(base)/pages/viewpage.action?spaceKey=\(Percent.encoded(space))&title=\(Percent.encoded(name))"
  }

  // MARK: Contents

  nonisolated func contents(of publication: Publication) -> WikiContents {
    let layout = ConfluenceLayout(name, publication)
    let pages = publication.pages.compactMap { page -> WikiPage? in
      guard let title = layout.title(of: page.path) else { return nil }
      return WikiPage(
        name: title, title: page.document.title, path: page.path,
        role: page.path == Publication.index ? .index : .content
      ) { exists in layout.writer(of: title, exists).text(page.document) }
    }
    return WikiContents(
      pages: pages.filter { $0.role == .index } + pages.filter { $0.role == .content },
      files: publication.pictures.flatMap(layout.files))
  }

  // MARK: State

  func state(of contents: WikiContents) async throws(PublishError) -> WikiState {
    let space = try await openSpace()
    let index = try await api.page(titled: name.text, in: space)
    var found = index.map { [$0] } ?? []
    if let index { found += try await api.pages(below: index.id) }
    var titles = Set(found.map(\.title)).union([name.text])
    // Somebody may have moved them, or had the title before.
    for page in contents.pages where titles.insert(page.name).inserted {
      if let page = try await api.page(titled: page.name, in: space) { found.append(page) }
    }
    ids = Dictionary(found.map { ($0.title, $0.id) }) { first, _ in first }
    let labelled = try await api.labels(labels, of: found, index: index, in: space)
    let wanted = Set(contents.pages.map(\.name))
    var pages: [FoundPage] = []
    for page in found {
      let marked = MarkedStorage(page.text, name: name, title: page.title)
      let owner = try await owner(of: page, marked)
      guard wanted.contains(page.title) || owner.isOwn else { continue }
      pages.append(
        FoundPage(
          name: page.title, revision: Revision(id: page.id, number: page.version.number).text,
          owner: owner, text: page.text, part: marked.part, isShared: marked.isShared,
          isComplete: labelled[page.id, default: []].isSuperset(of: labels)))
    }
    var files: [ConfluenceAttachment] = []
    if let index { files = try await api.attachments(of: index.id) }
    attachments = Dictionary(files.map { ($0.title, $0) }) { first, _ in first }
    return WikiState(
      pages: pages, files: files.map { FoundFile(name: $0.title, source: $0.source) })
  }

  /// Finds the space and the page that everything is below.
  private func openSpace() async throws(PublishError) -> ConfluenceSpace {
    if let space { return space }
    var parent: ConfluencePage?
    if case .id(let id) = address.parent {
      parent = try await found("page with the id \(id)") { () throws(PublishError) in
        try await api.page(id, version: nil)
      }
    }
    let page = parent
    var space = try await found("space '\(address.space ?? "")'") { () throws(PublishError) in
      if let key = address.space { return try await api.space(key: key) }
      guard let page else { return nil }
      return try await api.space(of: page)
    }
    var title = parentTitle
    if title == nil, case .title(let text) = address.parent { title = text }
    if let title {
      parent = try await found("page '\(title)'") { [space] () throws(PublishError) in
        try await api.page(titled: title, in: space)
      }
    }
    if let parent { space.parent = parent.id }
    readers.withLock { $0 = (space.base, space.key) }
    self.space = space
    return space
  }

  private func found<Thing: Sendable>(
    _ what: String, _ look: () async throws(PublishError) -> Thing?
  ) async throws(PublishError) -> Thing {
    guard let thing = try await look() else {
      throw .unsuitable(
        place: address.base, reason: "has no \(what), or this account may not see it",
        advice: "check the address, the parent page and what the account may view")
    }
    return thing
  }

  /// Whose a page is.
  private func owner(
    of page: ConfluencePage, _ marked: MarkedStorage
  ) async throws(PublishError) -> FoundPage.Owner {
    switch marked.finding {
    case .none(let isBlank): return isBlank ? .inviting : .somebodyElse
    case .unclear(let reason): return .unclear(reason: reason)
    case .part(let source):
      if isOurs(page.version) { return .portolan(source: source, isEdited: false) }
      let oldest = max(1, page.version.number - Self.mostVersions)
      for number in (oldest..<page.version.number).reversed() {
        guard let old = try await api.page(page.id, version: number), isOurs(old.version) else {
          continue
        }
        let before = MarkedStorage(old.text, name: name, title: page.title)
        return .portolan(source: source, isEdited: before.essence != marked.essence)
      }
      return .portolan(source: source, isEdited: true)
    }
  }

  /// Whether Portolan wrote a version; the first one has no message.
  private func isOurs(_ version: ConfluencePage.Version) -> Bool {
    version.number == 1 || version.message?.contains(message) == true
  }

  private nonisolated var message: String { "[portolan \(name.text)]" }

  // MARK: Pages

  func create(_ page: WikiPage, text: String) async throws(PublishError) {
    let space = try await openSpace()
    let body = MarkedStorage.marked(text, name: name, title: page.name)
    let parent = page.role == .index ? space.parent : ids[name.text]
    if parent == nil, page.role != .index {
      throw .refused(name: page.name, reason: "there is no page '\(name.text)' to be below")
    }
    let answer = try await api.create(
      page.name, text: body, labels: labels, below: parent, in: space)
    switch answer.status {
    case 200..<300:
      let made: ConfluencePage = try api.connection.value(answer)
      ids[page.name] = made.id
      try await label(made.id, page.name, labels.filter { !made.labels.contains($0) })
    case 400 where try await api.page(titled: page.name, in: space) != nil, 404, 409:
      // It was made meanwhile, or its parent was taken away.
      throw .lostRace
    case 403: throw api.connection.denied(answer)
    default: throw refusal(of: page.name, answer)
    }
  }

  func replacePart(
    of found: FoundPage, as page: WikiPage?, with text: String
  ) async throws(PublishError) {
    guard let revision = Revision(found.revision) else { throw .lostRace }
    let isArchived = found.owner.source == Fingerprint(of: MarkedText.normalised(outdatedNotice))
    // Labels come before the text: the text tells the next run that nothing is missing.
    if page == nil {
      try await label(revision.id, found.name, [Self.outdatedLabel])
    } else {
      if isArchived {
        try accept(try await api.remove(Self.outdatedLabel, from: revision.id), found.name)
      }
      if !found.isComplete { try await label(revision.id, found.name, labels) }
    }
    let part = MarkedText.normalised(text)
    if found.owner == .portolan(source: Fingerprint(of: part), isEdited: false) { return }
    let body = MarkedStorage(found.text, name: name, title: found.name).replacingPart(with: part)
    try await update(revision, found.name, body)
  }

  private func update(
    _ revision: Revision, _ title: String, _ body: String
  ) async throws(PublishError) {
    for attempt in 1...Patience.mostAttempts {
      let answer = try await api.update(
        revision.id, to: revision.number + 1, title, text: body, message: "Portolan \(message)")
      switch answer.status {
      case 200..<300: return
      case 409:
        // A Cloud also answers so while it is not done with the version before.
        let now = try await api.page(revision.id, version: nil)
        guard now?.version.number == revision.number, attempt < Patience.mostAttempts else {
          throw .lostRace
        }
        try await Patience.pause(.milliseconds(250) * attempt)
      case 404: throw .lostRace
      default: throw refusal(of: title, answer)
      }
    }
  }

  func remove(_ page: FoundPage) async throws(PublishError) {
    guard let revision = Revision(page.revision) else { throw .lostRace }
    try accept(try await api.trash(revision.id), page.name)
  }

  private func label(
    _ page: String, _ title: String, _ labels: [String]
  ) async throws(PublishError) {
    if labels.isEmpty { return }
    let answer = try await api.add(labels, to: page)
    if answer.status == 404 { throw .lostRace }
    try accept(answer, title)
  }

  // MARK: Files

  func put(_ file: WikiFile, over found: FoundFile?) async throws(PublishError) {
    guard let index = ids[name.text] else {
      throw .refused(name: file.name, reason: "there is no page '\(name.text)' to attach it to")
    }
    var form = MultipartForm()
    form.add("file", file: file.name, mediaType: file.mediaType, file.bytes)
    form.add("comment", ConfluenceAttachment.remark(file.source))
    form.add("minorEdit", "true")
    let old = found.flatMap { attachments[$0.name] }
    let answer = try await api.attach(form, to: index, over: old)
    switch answer.status {
    case 200..<300: return
    case 404: throw .lostRace
    case 400 where try await isAttached(file, to: index): throw .lostRace
    default: throw refusal(of: file.name, answer)
    }
  }

  /// Whether a file is there now that was not before.
  private func isAttached(_ file: WikiFile, to index: String) async throws(PublishError) -> Bool {
    try await api.attachments(of: index).contains {
      $0.title == file.name && attachments[$0.title] == nil
    }
  }

  func remove(_ file: FoundFile) async throws(PublishError) {
    guard let attachment = attachments[file.name] else { return }
    try accept(try await api.trash(attachment), file.name)
  }

  func finish(_ message: String) async throws(PublishError) {}

  // MARK: Answers

  /// Takes what is done for done, also where somebody else did it.
  private func accept(_ answer: HTTPAnswer, _ name: String) throws(PublishError) {
    guard (200..<300).contains(answer.status) || answer.status == 404 else {
      throw refusal(of: name, answer)
    }
  }

  private func refusal(of name: String, _ answer: HTTPAnswer) -> PublishError {
    let said = "\(answer.status) \(api.connection.reason(answer))"
    return switch answer.status {
    case 403:
      .refused(
        name: name,
        reason: "\(said): the page is restricted, or the account may only read the space")
    case 400 where said.contains("already exists"):
      .refused(
        name: name,
        reason:
          "\(said): this account cannot see that page, which is archived, restricted or a draft, or has the title in another case"
      )
    default: .refused(name: name, reason: said)
    }
  }
}

/// The state of a page that was seen.
private struct Revision {
  let id: String
  let number: Int

  init(id: String, number: Int) {
    self.id = id
    self.number = number
  }

  init?(_ text: String) {
    let parts = text.split(separator: "@")
    guard parts.count == 2, let number = Int(parts[1]) else { return nil }
    self.init(id: String(parts[0]), number: number)
  }

  var text: String { "\(id)@\(number)" }
}

extension FoundPage.Owner {
  /// Of the text that Portolan last wrote.
  fileprivate var source: Fingerprint? {
    if case .portolan(let source, _) = self { source } else { nil }
  }
}
