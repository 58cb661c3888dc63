import Foundation
import Publishing
import Testing

/// The MediaWiki of the tests.
struct MediaWikiReader: RealWiki {
  let kind = WikiKind.mediaWiki
  let server: WikiServer

  func text(of page: String) async throws -> String? {
    let answer = try await ask([
      "action": "query", "prop": "revisions", "rvprop": "content", "rvslots": "main",
      "titles": page,
    ])
    return answer.query?.pages?.first?.revisions?.first?.slots["main"]?.content
  }

  func edit(_ page: String, _ text: String) async throws {
    try await withSession { session in
      let answer = try await session.post(["action": "edit", "title": page, "text": text])
      try #require(answer.edit?.result == "Success", "\(answer)")
    }
  }

  func replace(file: String, _ bytes: String) async throws {
    try await withSession { session in
      let answer = try await session.post(
        ["action": "upload", "filename": file, "ignorewarnings": "1", "comment": "better"],
        file: bytes)
      try #require(answer.upload?.result == "Success", "\(answer)")
    }
  }

  func names(of publication: PublicationName) async throws -> [String] {
    let pages = try await ask([
      "action": "query", "list": "allpages", "apprefix": publication.text, "aplimit": "max",
    ])
    let files = try await ask([
      "action": "query", "list": "allimages", "aiprefix": publication.text, "ailimit": "max",
    ])
    return (pages.query?.allpages ?? []).map(\.title) + (files.query?.allimages ?? []).map(\.title)
  }

  func brokenLinks(on pages: [String]) async throws -> [String] {
    var broken: [String] = []
    for page in pages {
      for kind in ["links", "images"] {
        let answer = try await ask([
          "action": "query", "titles": page, "generator": kind,
          kind == "links" ? "gpllimit" : "gimlimit": "max",
        ])
        broken += (answer.query?.pages ?? []).filter { $0.missing ?? false }.map {
          "\(page) -> \($0.title)"
        }
      }
    }
    return broken + (try await brokenAnchors(on: pages))
  }

  private func brokenAnchors(on pages: [String]) async throws -> [String] {
    var texts: [String: String] = [:]
    for page in pages { texts[page] = try await html(of: page) }
    return texts.sorted { $0.key < $1.key }.flatMap { page, text in
      text.matches(of: #/href="\/index\.php\/([^"#?]*)#([^"]*)"/#).compactMap { match in
        let title = match.1.removingPercentEncoding?.replacing("_", with: " ")
        guard let target = title.flatMap({ texts[$0] }) else { return nil }
        return target.contains("id=\"\(match.2)\"") ? nil : "\(page) -> \(match.0)"
      }
    }
  }

  func html(of page: String) async throws -> String {
    try await ask(["action": "parse", "page": page, "prop": "text"]).parse?.text ?? ""
  }

  private func ask(_ fields: [String: String]) async throws -> Answer {
    try await Session(url: server.url, cookies: nil).send(fields)
  }

  private func withSession(_ body: (Session) async throws -> Void) async throws {
    let cookies = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: cookies) }
    let session = Session(url: server.url, cookies: cookies)
    let tokens = try await session.send(["action": "query", "meta": "tokens", "type": "login"])
    let answer = try await session.send([
      "action": "login", "lgname": server.human, "lgpassword": server.humanPassword,
      "lgtoken": try #require(tokens.query?.tokens?["logintoken"]),
    ])
    try #require(answer.login?.result == "Success")
    try await body(session)
  }
}

/// Somebody who talks to the wiki.
private struct Session {
  let url: String
  let cookies: String?

  func post(_ fields: [String: String], file: String? = nil) async throws -> Answer {
    let tokens = try await send(["action": "query", "meta": "tokens"])
    let token = try #require(tokens.query?.tokens?["csrftoken"])
    return try await send(fields.merging(["token": token]) { $1 }, file: file)
  }

  func send(_ fields: [String: String], file: String? = nil) async throws -> Answer {
    let all = fields.merging(["format": "json", "formatversion": "2"]) { $1 }
    var arguments = cookies.map { ["-b", $0, "-c", $0] } ?? []
    for (name, value) in all {
      arguments +=
        file == nil
        ? ["--data-urlencode", "\(name)=\(value)"] : ["--form-string", "\(name)=\(value)"]
    }
    if file != nil { arguments += ["-F", "file=@-;filename=x.svg;type=image/svg+xml"] }
    let text = try await Curl.text(arguments + [url], input: file ?? "")
    do {
      return try JSONDecoder().decode(Answer.self, from: Data(text.utf8))
    } catch {
      Issue.record("\(text.prefix(300))")
      throw error
    }
  }
}

/// What the tests read of answers.
private struct Answer: Decodable {
  struct Status: Decodable { let result: String }
  struct Title: Decodable {
    let title: String
    let missing: Bool?
    let revisions: [Revision]?
  }
  struct Revision: Decodable { let slots: [String: Slot] }
  struct Slot: Decodable { let content: String }
  struct Query: Decodable {
    let pages: [Title]?
    let allpages: [Title]?
    let allimages: [Title]?
    let tokens: [String: String]?
  }
  struct Parse: Decodable { let text: String }

  let query: Query?
  let edit: Status?
  let upload: Status?
  let login: Status?
  let parse: Parse?
}
