import FlyingFox
import Foundation
import Markup

/// Answers requests.
struct SiteHandler: HTTPHandler {
  /// How long a browser is kept waiting for a change; less than what the server allows an answer to take.
  private static let longestWait = Duration.seconds(10)
  private static let script = "/-/live.js"
  private static let changes = "/-/changes"

  private let content: ServedContent

  init(_ content: ServedContent) {
    self.content = content
  }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard request.headers[.host].map(Self.isThisMachine) ?? false else {
      return text("Portolan answers only those who ask for localhost.\n", .forbidden)
    }
    guard request.method == .GET || request.method == .HEAD else {
      return text("There is only something to read here.\n", .methodNotAllowed)
    }
    switch request.path {
    case Self.script:
      return answer(
        String(decoding: PackageResources.live_js, as: UTF8.self), as: "text/javascript")
    case Self.changes:
      let version = request.query.first { $0.name == "after" }?.value ?? ""
      return changes(await content.state(after: version, atMost: Self.longestWait))
    default:
      return page(request.path, of: await content.state)
    }
  }

  /// Whether a `Host` header names this machine; any port will do, since one may be forwarded.
  private static func isThisMachine(_ host: String) -> Bool {
    host.lowercased().wholeMatch(of: #/(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?/#) != nil
  }

  // MARK: Answers

  private func page(_ path: String, of state: ServedContent.State) -> HTTPResponse {
    var file = String(path.drop { $0 == "/" })
    if file.isEmpty || file.hasSuffix("/") { file += "index.html" }
    guard let text = state.files[file] else {
      let title = state.files.isEmpty ? "Nothing to show yet" : "There is no such page"
      return answer(live(Self.placeholder(title), state), as: "text/html", .notFound)
    }
    return file.hasSuffix(".html")
      ? answer(live(text, state), as: "text/html") : answer(text, as: Self.type(of: file))
  }

  /// A page that knows which state it belongs to and asks for the next.
  private func live(_ page: String, _ state: ServedContent.State) -> String {
    page.replacing(
      "</head>",
      with: """
        <meta name="portolan-version" content="\(HTML.text(state.version))">
        <script src="\(Self.script)" defer></script>
        </head>
        """, maxReplacements: 1)
  }

  private static func placeholder(_ title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(title) · Portolan</title>
    </head>
    <body>
    <main><h1>\(title)</h1>
    <p><a href="/">Start</a></p></main>
    </body>
    </html>

    """
  }

  private func changes(_ state: ServedContent.State) -> HTTPResponse {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let message = Change(version: state.version, fault: state.fault)
    let data = (try? encoder.encode(message)) ?? Data()
    return answer(String(decoding: data, as: UTF8.self), as: "application/json")
  }

  /// What a waiting browser is told.
  private struct Change: Encodable {
    let version: String
    let fault: String?
  }

  private func text(_ text: String, _ status: HTTPStatusCode) -> HTTPResponse {
    answer(text, as: "text/plain", status)
  }

  private func answer(
    _ text: String, as type: String, _ status: HTTPStatusCode = .ok
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: "\(type); charset=utf-8", .cacheControl: "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
        HTTPHeader("Content-Security-Policy"): "frame-ancestors 'none'",
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
        HTTPHeader("Referrer-Policy"): "no-referrer",
      ], body: Data(text.utf8))
  }

  private static func type(of file: String) -> String {
    switch file.split(separator: ".").last {
    case "css": "text/css"
    case "js": "text/javascript"
    case "svg": "image/svg+xml"
    default: "text/plain"
    }
  }
}
