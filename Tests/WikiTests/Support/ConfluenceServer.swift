import Fingerprints
import Foundation
import Publishing
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The two kinds of Confluence.
enum ConfluenceEdition: CaseIterable, Sendable {
  case dataCenter
  case cloud
}

/// A stand-in for Confluence of a test's own, so that its faults meet nobody else.
final class ConfluenceServer: Sendable {
  static let servers = ProcessInfo.processInfo.environment["PORTOLAN_TEST_SERVERS"]
  static let isMissing = servers == nil

  /// A page as the stand-in shows it.
  struct Page: Decodable, Sendable {
    let title: String
    let parent: String?
    let status: String
    let body: String
    let versions: [[Field]]
    let labels: [String]
    let attachments: [String: [Field]]

    /// A number or text.
    enum Field: Decodable, Hashable {
      case number(Int)
      case text(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
          self = .number(number)
        } else {
          self = .text(try container.decode(String.self))
        }
      }
    }
  }

  /// A request that was made.
  struct Request: Decodable, Sendable {
    let method: String
    let path: String
  }

  let edition: ConfluenceEdition
  private let process: Process
  private let lines: [String: String]

  init(_ edition: ConfluenceEdition, pageSize: Int = 2) throws {
    self.edition = edition
    let process = Process()
    process.executableURL = URL(filePath: "\(try #require(Self.servers))/confluence")
    process.arguments = ["--page-size", String(pageSize)]
    let output = Pipe()
    process.standardOutput = output
    // What it would otherwise keep open beyond the end of the tests.
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while !text.contains("_PID=") {
      let data = output.fileHandleForReading.availableData
      try #require(!data.isEmpty, "the stand-in does not start")
      text += String(decoding: data, as: UTF8.self)
    }
    self.process = process
    self.lines = Dictionary(
      uniqueKeysWithValues: text.split(separator: "\n").map { line in
        let parts = line.split(separator: "=", maxSplits: 1)
        return (String(parts[0]), String(parts[1]))
      })
  }

  /// It may have been started where signals are held back, which it inherits.
  deinit { kill(process.processIdentifier, SIGKILL) }

  func value(_ name: String) throws -> String {
    try #require(lines["PORTOLAN_TEST_CONFLUENCE" + name])
  }

  var token: String {
    get throws { try value(edition == .cloud ? "_CLOUD_TOKEN" : "_TOKEN") }
  }

  func destination(
    _ space: String = "NET", path: String = "", name: String = "net"
  ) throws -> Destination {
    let url =
      switch edition {
      case .dataCenter: "\(try value(""))/display/\(space)\(path)"
      case .cloud: "\(try value("_CLOUD"))/spaces/\(space)\(path)"
      }
    var destination = try Destination(url, name: try #require(PublicationName(name)))
    if edition == .cloud { destination.user = try value("_CLOUD_USER") }
    return destination
  }

  // MARK: Controls

  @discardableResult
  func control(_ method: String, _ path: String, _ order: Any? = nil) async throws -> Data {
    let url = try #require(URL(string: try value("") + path))
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.setValue("close", forHTTPHeaderField: "Connection")
    request.httpBody = try order.map { try JSONSerialization.data(withJSONObject: $0) }
    let (data, response) = try await URLSession.shared.data(for: request)
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    try #require(status < 300, "\(path): \(status) \(String(decoding: data, as: UTF8.self))")
    return data
  }

  func makeSpace(_ key: String = "NET") async throws {
    try await control("POST", "/__space", ["key": key])
  }

  /// Somebody edits a page.
  func edit(_ title: String, _ change: [String: Any], in space: String = "NET") async throws {
    try await control("POST", "/__edit", change.merging(["space": space, "title": title]) { $1 })
  }

  func fail(_ faults: [String: Any]...) async throws {
    try await control("POST", "/__faults", faults)
  }

  /// Ends all faults and forgets the requests.
  func clear() async throws { try await control("DELETE", "/__faults") }

  var requests: [Request] {
    get async throws {
      try JSONDecoder().decode([Request].self, from: try await control("GET", "/__requests"))
    }
  }

  /// All pages that readers see.
  func pages(_ space: String = "NET") async throws -> [String: Page] {
    let data = try await control("GET", "/__state?space=\(space)")
    let pages = try JSONDecoder().decode([Page].self, from: data).filter { $0.status == "current" }
    return Dictionary(uniqueKeysWithValues: pages.map { ($0.title, $0) })
  }

  /// All pages as readers see them, whatever happened before.
  func appearance(_ space: String = "NET") async throws -> [String: [String]] {
    try await pages(space).mapValues { page in
      [
        page.parent ?? "", page.body.replacing(#/ ac:macro-id="[^"]*"/#, with: ""),
        page.labels.joined(separator: " "),
        page.attachments.sorted { $0.key < $1.key }.map { "\($0) \($1.dropFirst())" }.joined(),
      ]
    }.mapValues { $0.map { $0.replacing(space, with: "SPACE") } }
  }

  /// Links to pages, and pictures, that are not there.
  func brokenLinks(_ space: String = "NET") async throws -> [String] {
    let pages = try await pages(space)
    let files = Set(pages.values.flatMap { $0.attachments.keys })
    return pages.values.flatMap { page in
      page.body.matches(of: #/ri:content-title="([^"]*)"/#).map { String($0.1) }
        .filter { pages[$0] == nil }
        + page.body.matches(of: #/ri:filename="([^"]*)"/#).map { String($0.1) }
        .filter { !files.contains($0) }
    }
  }
}
