import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: BuiltProgram.path != nil, Comment(rawValue: BuiltProgram.absence)))
struct PublishCommandTests {
  /// A network, its portolan.yml, and an empty wiki.
  private final class Place {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    var input: String { folder.appending(path: "network.yaml").path }
    var wiki: String { folder.appending(path: "wiki.git").path }

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try write(port: 80)
      try Data("destinations: [{name: wiki, kind: github, pages: net, url: '\(wiki)'}]\n".utf8)
        .write(to: folder.appending(path: "portolan.yml"))
      try git("init", "--quiet", "--bare", "--initial-branch", "main", wiki)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(port: Int) throws {
      let network = """
        vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
        routeTables: {main: {routes: [{destination: 0.0.0.0/0, target: igw-1}]}}
        subnets: {a: {cidr: 10.0.0.0/24, routeTable: main}}
        securityGroups:
          sg-1: {inbound: [{protocol: tcp, ports: \(port), source: 0.0.0.0/0}], outbound: []}
        instances:
          web: {subnet: a, privateIP: 10.0.0.10, publicIP: 198.51.100.1, securityGroups: [sg-1]}
        flows: [{name: Browse, from: internet, to: web, protocol: tcp, port: 80}]

        """
      try Data(network.utf8).write(to: URL(filePath: input))
    }

    @discardableResult
    func git(_ arguments: String...) throws -> String {
      try run("git", ["-c", "user.name=A", "-c", "user.email=a@example.org"] + arguments).output
    }

    private func run(_ program: String, _ arguments: [String]) throws -> (
      code: Int32, output: String
    ) {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [program] + arguments
      process.environment = ProcessInfo.processInfo.environment.filter {
        $0.key != "PORTOLAN_TOKEN"
      }
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardError = pipe
      try process.run()
      let output = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    func commitCount() throws -> Int {
      try git("-C", wiki, "log", "--oneline", "--all").split(separator: "\n").count
    }

    /// What a run says, and its exit code.
    func publish(_ arguments: String...) throws -> (code: Int32, output: String) {
      try publish(arguments)
    }

    func publish(_ arguments: [String]) throws -> (code: Int32, output: String) {
      try run(try #require(BuiltProgram.path), ["publish", input, "--quiet"] + arguments)
    }
  }

  @Test func `a wiki is behind until it was published to, and again when the model changes`()
    throws
  {
    let place = try Place()
    #expect(try place.publish("--check").code == 1)
    #expect(try place.publish("--dry-run", "--diff").code == 0)
    #expect(try place.commitCount() == 0)
    #expect(try place.publish().code == 0)
    #expect(try place.publish("--check").code == 0)
    #expect(try place.publish("--to", "wiki", "--format", "json").code == 0)
    #expect(try place.commitCount() == 1)
    try place.write(port: 443)
    #expect(try place.publish("--check", "--format", "github").code == 1)
    #expect(try place.publish().code == 0)
    #expect(try place.commitCount() == 2)
  }

  @Test func `an edited page is a conflict until its overwriting is asked for`() throws {
    let place = try Place()
    #expect(try place.publish().code == 0)
    let copy = place.folder.appending(path: "copy").path
    try place.git("clone", "--quiet", place.wiki, copy)
    let page = URL(filePath: "\(copy)/net-flow-browse.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    try Data(text.replacing("# Browse", with: "# Edited").utf8).write(to: page)
    try place.git("-C", copy, "commit", "--quiet", "--all", "--message", "edit")
    try place.git("-C", copy, "push", "--quiet")
    #expect(try place.publish().code == 1)
    #expect(try place.publish("--check").code == 1)
    #expect(try place.publish("--force", "flows/browse.md").code == 0)
    #expect(try place.publish("--check").code == 0)
  }

  @Test(
    arguments: [
      (["--to", "wiky"], 2), (["--to", "https://git.example.org/a/b.git"], 2),
      (["--to", "https://a:geheim@github.com/a/b/wiki"], 2), (["--pages", "a b"], 2),
      (["--to", "github+/nowhere/wiki.git"], 3), (["--token-file", "/nowhere/token"], 2),
    ] as [([String], Int32)])
  func `what cannot be published to has an exit code`(arguments: [String], code: Int32) throws {
    let place = try Place()
    let run = try place.publish(arguments)
    #expect(run.code == code, "\(run.output)")
    #expect(!run.output.contains("geheim"))
    #expect(try place.commitCount() == 0)
  }

  @Test func `a second run says that nothing changed`() throws {
    let place = try Place()
    #expect(try place.publish().output.contains("created    Browse  net-flow-browse.md\n"))
    #expect(try place.publish().output == "7 pages, 2 pictures: 0 changed\n")
  }
}
