import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite(
  .serialized, .enabled(if: BuiltProgram.path != nil, Comment(rawValue: BuiltProgram.absence)))
struct ServeCommandTests {
  private static let network = """
    title: First
    vpcs:
      vpc-1: {cidr: 10.0.0.0/16}
    subnets:
      a: {vpc: vpc-1, cidr: 10.0.0.0/24}

    """

  @Test func `pages follow their input, and outlive its faults`() async throws {
    let served = try ServedFolder(files: ["net.yaml": Self.network])
    let first = try await served.change()
    #expect(try await served.page("/").contains("<h1>First</h1>"))

    try served.write("net.yaml", Self.network.replacing("First", with: "Second"))
    let second = try await served.change(after: first.version)
    #expect(second.fault == nil)
    #expect(try await served.page("/").contains("<h1>Second</h1>"))

    try served.write("net.yaml", Self.network.replacing("vpc: vpc-1", with: "vpc: <vpc>"))
    let third = try await served.change(after: second.version)
    #expect(third.fault?.contains("unknown VPC '<vpc>'") == true)
    #expect(third.fault?.contains("\u{1B}") == false)
    #expect(try await served.page("/").contains("<h1>Second</h1>"))

    try served.write("net.yaml", Self.network)
    let fourth = try await served.change(after: third.version)
    #expect(fourth.fault == nil)
    #expect(try await served.page("/").contains("<h1>First</h1>"))
    #expect(served.end() == 0)
  }

  @Test func `files that are added, annotations and templates count too`() async throws {
    let served = try ServedFolder(
      files: ["net/net.yaml": Self.network, "templates/reachability.mustache": "# Mine\n"],
      arguments: ["net", "--templates", "templates"])
    let first = try await served.change()
    try served.write(
      "net/more.yaml",
      "subnets:\n  b: {vpc: vpc-1, cidr: 10.0.1.0/24, networkACL: acl-new}\n"
        + "networkACLs:\n  acl-new: {vpc: vpc-1}\n")
    let second = try await served.change(after: first.version)
    #expect(try await served.page("/").contains("acl-new"))
    try served.write("templates/reachability.mustache", "# Changed\n")
    let third = try await served.change(after: second.version)
    #expect(try await served.page("/reachability.html").contains("<h1>Changed</h1>"))
    try served.write("net/portolan.yml", "nonsense: true\n")
    let fourth = try await served.change(after: third.version)
    #expect(fourth.fault?.contains("nonsense") == true)
    #expect(served.end() == 0)
  }

  @Test func `a faulty input is served as its faults`() async throws {
    let served = try ServedFolder(files: ["net.yaml": "nonsense: true\n"])
    let first = try await served.change()
    #expect(first.fault?.contains("nonsense") == true)
    #expect(try await served.page("/").contains("Nothing to show yet"))
    #expect(served.end() == 0)
  }

  @Test func `an input that is not there is no reason to wait`() throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(BuiltProgram.path))
    process.arguments = ["serve", "/nowhere/net.yaml", "--port", "0"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }
}

/// A folder that the program serves.
private final class ServedFolder {
  struct Change: Decodable {
    let version: String
    let fault: String?
  }

  private let folder: URL
  private let process = Process()
  private let address: String

  init(files: [String: String], arguments: [String] = ["net.yaml"]) throws {
    folder = URL(filePath: NSTemporaryDirectory()).appending(path: "serve-\(UUID())")
    for (name, text) in files { try Self.write(text, to: folder.appending(path: name)) }
    let output = Pipe()
    process.executableURL = URL(filePath: try #require(BuiltProgram.path))
    process.arguments = ["serve", "--port", "0"] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // One line, once the pages are there.
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let match = try #require(line.wholeMatch(of: /(http:\/\/127\.0\.0\.1:[0-9]+)\/\n/), "\(line)")
    address = String(match.1)
  }

  deinit {
    if process.isRunning { process.terminate() }
    try? FileManager.default.removeItem(at: folder)
  }

  private static func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file, options: .atomic)
  }

  func write(_ name: String, _ text: String) throws {
    try Self.write(text, to: folder.appending(path: name))
  }

  func page(_ path: String) async throws -> String {
    let url = try #require(URL(string: address + path))
    return String(decoding: try await URLSession.shared.data(from: url).0, as: UTF8.self)
  }

  /// Waits for another state than one, however often that takes more time than the server lets one wait.
  func change(after version: String = "") async throws -> Change {
    while true {
      let text = try await page("/-/changes?after=\(version)")
      let change = try JSONDecoder().decode(Change.self, from: Data(text.utf8))
      if change.version != version { return change }
    }
  }

  /// Sends what Ctrl-C sends, and returns the exit status.
  func end() -> Int32 {
    process.interrupt()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }
}
