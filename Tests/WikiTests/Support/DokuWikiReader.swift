import Foundation
import Markup
import Publishing
import Testing

/// The DokuWiki of the tests.
struct DokuWikiReader: RealWiki {
  let kind = WikiKind.dokuWiki
  let server: WikiServer

  func text(of page: String) async throws -> String? {
    let text = try await call("wiki.getPage", [string(page)]).text
    return text.isEmpty ? nil : text
  }

  func edit(_ page: String, _ text: String) async throws {
    _ = try await call("wiki.putPage", [string(page), string(text), "<struct></struct>"])
  }

  func replace(file: String, _ bytes: String) async throws {
    let content = "<base64>\(Data(bytes.utf8).base64EncodedString())</base64>"
    let answer = try await call(
      "wiki.putAttachment",
      [
        string(file), content,
        "<struct><member><name>ow</name><value><boolean>1</boolean></value></member></struct>",
      ])
    try #require(answer.text == file, "\(answer)")
  }

  func names(of publication: PublicationName) async throws -> [String] {
    var names: [String] = []
    for method in ["dokuwiki.getPagelist", "wiki.getAttachments"] {
      names += try await call(
        method, [string(publication.text.lowercased()), "<struct></struct>"]
      ).ids
    }
    return names
  }

  func brokenLinks(on pages: [String]) async throws -> [String] {
    var broken: [String] = []
    for page in pages {
      let html = try await html(of: page)
      for match in html.matches(of: #/(?:href|src)="([^"]*)"/#) {
        let url = String(match.1).replacing("&amp;", with: "&")
        if try await !leadsSomewhere(url, on: html) { broken.append("\(page) -> \(url)") }
      }
    }
    return broken
  }

  private func leadsSomewhere(_ url: String, on html: String) async throws -> Bool {
    if url.hasPrefix("#") {
      return url.contains("_portolan") || html.contains("id=\"\(url.dropFirst())\"")
    }
    if let media = url.firstMatch(of: #/[?&]media=([^&]*)/#)
      ?? url.firstMatch(of: #/_media\/([^?]*)/#)
    {
      return try await call("wiki.getAttachmentInfo", [string(String(media.1))]).size > 0
    }
    guard let page = url.firstMatch(of: #/doku\.php\?id=([^&#]*)(?:#(.*))?/#) else { return true }
    let target = try await call("wiki.getPageHTML", [string(String(page.1))]).text
    return !target.isEmpty && (page.2.map { target.contains("id=\"\($0)\"") } ?? true)
  }

  func html(of page: String) async throws -> String {
    try await call("wiki.getPageHTML", [string(page)]).text
  }

  /// Locks a page, as somebody does who has it open.
  func lock(_ page: String) async throws { try await setLocks("lock", page) }

  func unlock(_ page: String) async throws { try await setLocks("unlock", page) }

  private func setLocks(_ key: String, _ page: String) async throws {
    let members = ["lock", "unlock"].map { name in
      let value = name == key ? "<value>\(string(page))</value>" : ""
      return
        "<member><name>\(name)</name><value><array><data>\(value)</data></array></value></member>"
    }
    _ = try await call("dokuwiki.setLocks", ["<struct>\(members.joined())</struct>"])
  }

  private func string(_ text: String) -> String {
    "<string>\(HTML.lines(text).replacing("&#39;", with: "'"))</string>"
  }

  /// Calls a method as the human.
  private func call(_ method: String, _ parameters: [String]) async throws -> Answer {
    let body =
      "<?xml version=\"1.0\"?><methodCall><methodName>\(method)</methodName><params>"
      + parameters.map { "<param><value>\($0)</value></param>" }.joined()
      + "</params></methodCall>"
    return Answer(
      events: Array(
        XMLReader(
          try await Curl.text(
            [
              "-u", "\(server.human):\(server.humanPassword)", "-H", "Content-Type: text/xml",
              "--data-binary", "@-", server.url,
            ], input: body))))
  }
}

/// What the tests read of answers.
private struct Answer {
  let events: [XMLReader.Event]

  /// The first text in the answer.
  var text: String {
    let start = events.firstIndex { $0 == .start(name: "string", attributes: [:]) } ?? 0
    return events[start...].prefix { $0 != .end(name: "string") }
      .compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
  }

  /// What follows each name `id`.
  var ids: [String] { values(of: "id") }

  var size: Int { values(of: "size").first.flatMap { Int($0) } ?? 0 }

  private func values(of name: String) -> [String] {
    events.indices.filter { events[$0] == .text(name) && events[$0 + 1] == .end(name: "name") }
      .compactMap { index in
        events[(index + 2)...].prefix { $0 != .end(name: "value") }.compactMap {
          if case .text(let text) = $0, text.contains(where: { !$0.isWhitespace }) {
            text
          } else {
            nil
          }
        }.first
      }
  }
}
