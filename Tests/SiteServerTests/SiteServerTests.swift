import Foundation
import SiteServer
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct SiteServerTests {
  private func withServer(_ body: (SiteServer) async throws -> Void) async throws {
    let server = try await SiteServer(port: 0)
    await server.publish([
      "index.html": "<head></head>start", "flows/browse.html": "<head></head>flow",
      "site.css": "a {}", "diagrams/a.svg": "<svg/>",
    ])
    do {
      try await body(server)
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  private func get(
    _ path: String, from server: SiteServer, host: String? = nil, method: String = "GET"
  ) async throws -> (text: String, response: HTTPURLResponse) {
    let url = try #require(URL(string: "http://127.0.0.1:\(server.port)\(path)"))
    var request = URLRequest(url: url)
    request.httpMethod = method
    if let host { request.setValue(host, forHTTPHeaderField: "Host") }
    let (data, response) = try await URLSession.shared.data(for: request)
    return (String(decoding: data, as: UTF8.self), try #require(response as? HTTPURLResponse))
  }

  private struct Change: Decodable {
    let version: String
    let fault: String?
  }

  private func change(_ server: SiteServer, after version: String = "") async throws -> Change {
    let (text, _) = try await get("/-/changes?after=\(version)", from: server)
    return try JSONDecoder().decode(Change.self, from: Data(text.utf8))
  }

  @Test(arguments: [
    ("/", "start", "text/html"), ("/index.html", "start", "text/html"),
    ("/flows/browse.html", "flow", "text/html"), ("/site.css", "a {}", "text/css"),
    ("/diagrams/a.svg", "<svg/>", "image/svg+xml"), ("/-/live.js", "reload", "text/javascript"),
  ])
  func `files are served as what they are`(path: String, part: String, type: String) async throws {
    try await withServer { server in
      let (text, response) = try await get(path, from: server)
      #expect(response.statusCode == 200)
      #expect(text.contains(part))
      #expect(response.value(forHTTPHeaderField: "Content-Type") == "\(type); charset=utf-8")
    }
  }

  @Test(arguments: ["/nothing.html", "/../index.html", "/flows", "/%2e%2e/etc/passwd"])
  func `what is not there is not found, on a page that reloads`(path: String) async throws {
    try await withServer { server in
      let (text, response) = try await get(path, from: server)
      #expect(response.statusCode == 404 || text.contains("start"))
      #expect(text.contains("/-/live.js"))
    }
  }

  @Test func `pages know their version and how to learn of the next`() async throws {
    try await withServer { server in
      let page = try await get("/", from: server).text
      let version = try await change(server).version
      #expect(page.contains("<meta name=\"portolan-version\" content=\"\(version)\">"))
      #expect(page.contains("<script src=\"/-/live.js\" defer></script>"))
    }
  }

  @Test func `who waits for a change is told of it when it comes`() async throws {
    try await withServer { server in
      let first = try await change(server)
      #expect(first.fault == nil)
      async let next = change(server, after: first.version)
      await server.publish(["index.html": "new"])
      let second = try await next
      #expect(second.version != first.version)
      #expect(try await get("/", from: server).text == "new")
    }
  }

  @Test func `a fault is told, and what was good stays until it is mended`() async throws {
    try await withServer { server in
      let first = try await change(server)
      await server.complain("error: <b>bad</b>")
      let second = try await change(server, after: first.version)
      #expect(second.fault == "error: <b>bad</b>")
      #expect(try await get("/", from: server).text.contains("start"))
      await server.publish(["index.html": "mended"])
      let third = try await change(server, after: second.version)
      #expect(third.fault == nil)
      #expect(try await get("/", from: server).text == "mended")
    }
  }

  @Test(arguments: [
    "evil.example", "evil.example:4280", "localhost.evil.example", "127.0.0.1.evil.example",
    "0.0.0.0",
    "192.168.1.2",
  ])
  func `who asks for another host is refused`(host: String) async throws {
    try await withServer { server in
      for path in ["/", "/-/changes", "/-/live.js"] {
        let (text, response) = try await get(path, from: server, host: host)
        #expect(response.statusCode == 403)
        #expect(!text.contains("start"))
      }
    }
  }

  @Test(arguments: ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])
  func `this machine's names are answered`(host: String) async throws {
    try await withServer { server in
      let name = "\(host):\(server.port)"
      let (_, response) = try await get("/", from: server, host: name)
      #expect(response.statusCode == 200)
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE"])
  func `nothing can be changed from outside`(method: String) async throws {
    try await withServer { server in
      let (_, response) = try await get("/", from: server, method: method)
      #expect(response.statusCode == 405)
    }
  }

  @Test func `a port in use is named, with what to do`() async throws {
    try await withServer { server in
      let error = await #expect(throws: SiteServerError.portInUse(server.port)) {
        try await SiteServer(port: server.port)
      }
      #expect(error?.description.contains("port \(server.port) is in use") == true)
      #expect(error?.description.contains("--port 0") == true)
    }
  }

  @Test func `who waits is let go when the server ends, and the port is free again`() async throws {
    let server = try await SiteServer(port: 0)
    await server.publish([:])
    let version = try await change(server).version
    let waiting = Task { try await change(server, after: version) }
    await server.stop()
    _ = await waiting.result
    let again = try await SiteServer(port: server.port)
    await again.stop()
  }
}
