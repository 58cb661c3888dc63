import Foundation
import Publishing
import Subprocess
import Testing

/// A bare repository in a folder of its own, and what people do to it.
final class GitRepository: Sendable {
  let path: String
  private let folder: String

  init() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "wiki-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.folder = folder.path
    self.path = "\(folder.path)/wiki.git"
    try await git("init", "--quiet", "--bare", "--initial-branch", "main", path)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  @discardableResult
  func git(_ arguments: String...) async throws -> String {
    let result = try await Subprocess.run(
      .name("git"),
      arguments: Arguments(["-c", "user.name=A", "-c", "user.email=a@example.org"] + arguments),
      output: .string(limit: 1 << 24), error: .string(limit: 1 << 20))
    try #require(result.terminationStatus.isSuccess, "\(result.standardError)")
    return result.standardOutput
  }

  /// The files of the newest commit.
  func files() async throws -> [String: String] {
    let names = try await git("-C", path, "ls-tree", "-r", "--name-only", "-z", "main")
    var files: [String: String] = [:]
    for name in names.split(separator: "\0") {
      files[String(name)] = try await git("-C", path, "show", "main:\(name)")
    }
    return files
  }

  /// The files of the newest commit as git keeps them: mode and hash.
  func blobs() async throws -> [String: String] {
    let lines = try await git("-C", path, "ls-tree", "-r", "main").split(separator: "\n")
    return Dictionary(
      lines.map { line in
        let parts = line.split(separator: "\t")
        return (String(parts[1]), String(parts[0]))
      }, uniquingKeysWith: { first, _ in first })
  }

  func commitCount() async throws -> Int {
    try await git("-C", path, "rev-list", "--count", "main").split(separator: "\n").first
      .flatMap { Int($0) } ?? 0
  }

  /// Somebody changes files of the wiki by hand; nil removes one.
  func edit(_ changes: [String: (String) -> String?]) async throws {
    let copy = "\(folder)/copy-\(UUID().uuidString)"
    try await git("clone", "--quiet", path, copy)
    for (name, change) in changes {
      let file = URL(filePath: "\(copy)/\(name)")
      let old = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      if let new = change(old) {
        try Data(new.utf8).write(to: file)
      } else {
        try FileManager.default.removeItem(at: file)
      }
    }
    try await git("-C", copy, "add", "--all")
    try await git("-C", copy, "commit", "--quiet", "--message", "by hand")
    try await git("-C", copy, "push", "--quiet", "origin", "HEAD:main")
  }

  /// Publishes to the repository.
  func publish(
    _ publication: Publication, as kind: GitWikiKind = .gitHub, name: String = "shop",
    force: Set<String> = [], orphans: OrphanPolicy = .report
  ) async throws -> PublishReport {
    try await publish(
      publication, to: try wiki(kind, name), force: force, orphans: orphans)
  }

  private func publish(
    _ publication: Publication, to wiki: some Wiki, force: Set<String>, orphans: OrphanPolicy
  ) async throws -> PublishReport {
    try await Publisher(to: wiki, force: force, orphans: orphans).publish(publication)
  }

  func wiki(_ kind: GitWikiKind = .gitHub, _ name: String = "shop") throws -> any Wiki {
    let name = try #require(PublicationName(name))
    return try Destination(path, kind: .git(kind), name: name).wiki(secret: nil)
  }
}

extension PublishReport {
  /// What was done to a page, by its name.
  func action(_ name: String) -> PublishPlan.Action? {
    plan.pages.first { $0.name == name }.map { action(of: $0) }
  }

  /// How many pages and files changed.
  var changeCount: Int {
    plan.pages.filter { action(of: $0).isChange }.count
      + plan.files.filter { action(of: $0).isChange }.count
  }
}
