import Foundation
import Subprocess

/// The newest commit of the branch that readers see, in a bare repository of ours, and what is to become of it.
///
/// Nothing is checked out: files are read and written as git keeps them, so that no attribute, filter, link or
/// line end of the wiki changes what other people wrote.
final class GitRepository: @unchecked Sendable {
  /// A file of the commit.
  private struct Entry {
    let blob: String
    let isRegular: Bool
  }

  private let remote: GitRemote
  private let git: GitCommandLine
  private let folder: TemporaryFolder
  // Only the wiki, an actor, uses a repository.
  private var branch = ""
  private var head: String?
  private var entries: [String: Entry] = [:]
  /// What is to be written, by path; nil: removed.
  private var changes: [String: [UInt8]?] = [:]

  init(of remote: GitRemote, token: GitToken?) throws(PublishError) {
    self.remote = remote
    self.folder = try TemporaryFolder(named: "git")
    self.git = GitCommandLine(folder: folder.path, remote: remote, token: token)
  }

  // MARK: Exchange

  /// Fetches the newest state, and forgets what was to be changed.
  func update() async throws(PublishError) {
    try await check(["init", "--quiet", "--bare"])
    changes = [:]
    entries = [:]
    (branch, head) = try await head()
    guard let head else { return }
    try await check(
      ["fetch", "--quiet", "--depth", "1", "--no-tags", "--", remote.url, "refs/heads/\(branch)"])
    // Names that are no UTF-8 are not ours.
    let list = try await check(["ls-tree", "-r", "-z", "--full-tree", head]).output
    for line in list.split(separator: 0) {
      guard let text = String(validating: line, as: UTF8.self),
        let tab = text.firstIndex(of: "\t")
      else { continue }
      let fields = text[..<tab].split(separator: " ")
      guard fields.count == 3 else { continue }
      entries[String(text[text.index(after: tab)...])] = Entry(
        blob: String(fields[2]), isRegular: fields[0].hasPrefix("100"))
    }
  }

  /// The branch that readers see, and its newest commit; nil where nothing is on it yet.
  private func head() async throws(PublishError) -> (branch: String, commit: String?) {
    let answer = try await check([
      "ls-remote", "--symref", "--", remote.url, "HEAD", "refs/heads/*",
    ])
    var heads: [(branch: String, commit: String)] = []
    var named: String?
    for line in answer.text.split(separator: "\n") {
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 2 else { continue }
      if fields[1].hasPrefix("refs/heads/") {
        heads.append((String(fields[1].dropFirst("refs/heads/".count)), fields[0]))
      } else if fields[0].hasPrefix("ref: refs/heads/") {
        named = String(fields[0].dropFirst("ref: refs/heads/".count))
      }
    }
    func commit(_ branch: String) -> String? { heads.first { $0.branch == branch }?.commit }
    if let branch = remote.branch ?? named { return (branch, commit(branch)) }
    guard let first = heads.first else { return (try await unbornBranch(), nil) }
    // Where the head leads nowhere, the branch that such wikis have is the one.
    let usual = remote.kind.defaultBranch
    return commit(usual).map { (usual, $0) } ?? (first.branch, first.commit)
  }

  /// The branch that an empty repository is to have: only a clone is told.
  private func unbornBranch() async throws(PublishError) -> String {
    let fallback = "init.defaultBranch=\(remote.kind.defaultBranch)"
    try await check(["-c", fallback, "clone", "--quiet", "--bare", "--", remote.url, "unborn"])
    return try await check(["--git-dir", "unborn", "symbolic-ref", "--short", "HEAD"]).line
  }

  /// Sends what is to be changed, as one commit.
  ///
  /// - Throws: `PublishError.lostRace` where the branch has moved.
  func push(_ message: String) async throws(PublishError) {
    guard !changes.isEmpty else { return }
    try await check(["read-tree"] + (head.map { [$0] } ?? ["--empty"]))
    var index: [UInt8] = []
    for (path, bytes) in changes.sorted(by: { $0.key < $1.key }) {
      let blob: String
      if let bytes {
        blob = try await check(["hash-object", "-w", "--no-filters", "--stdin"], input: bytes).line
      } else {
        blob = String(repeating: "0", count: 40)
      }
      index += Array("\(bytes == nil ? "0" : "100644") \(blob)\t\(path)\0".utf8)
    }
    try await check(["update-index", "-z", "--index-info"], input: index)
    let tree = try await check(["write-tree"]).line
    let parents = head.map { ["-p", $0] } ?? []
    let commit = try await check(
      ["-c", "user.name=Portolan", "-c", "user.email=portolan@localhost", "commit-tree", tree]
        + parents + ["-m", message]
    ).line
    try await check(
      ["push", "--quiet", "--no-verify", "--", remote.url, "\(commit):refs/heads/\(branch)"])
  }

  @discardableResult
  private func check(
    _ arguments: [String], input: [UInt8] = []
  ) async throws(PublishError) -> GitCommandLine.Answer {
    var attempt = 0
    while true {
      attempt += 1
      let answer = try await git.run(arguments, input: input)
      if answer.isSuccess { return answer }
      let error = GitMessage.error(answer.message, at: remote.displayText, remote.kind)
      guard case .unreachable(_, let reason) = error, GitMessage.isPassing(reason),
        attempt < Patience.mostAttempts
      else { throw error }
      try await Patience.pause(Patience.pause(after: attempt))
    }
  }

  // MARK: Files

  /// The files of the newest state, by path, with what is to be changed.
  var files: [String] {
    (Set(entries.filter(\.value.isRegular).keys).subtracting(changes.keys))
      .union(changes.filter { $0.value != nil }.keys).sorted()
  }

  func exists(_ path: String) -> Bool {
    changes[path].map { $0 != nil } ?? (entries[path] != nil)
  }

  /// The content of some files, by path.
  func contents(of paths: [String]) async throws(PublishError) -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    var blobs: [(path: String, blob: String)] = []
    for path in paths {
      if let bytes = changes[path] {
        contents[path] = bytes
      } else if let entry = entries[path] {
        blobs.append((path, entry.blob))
      }
    }
    guard !blobs.isEmpty else { return contents }
    let input = Array(blobs.map { "\($0.blob)\n" }.joined().utf8)
    var rest = try await check(["cat-file", "--batch"], input: input).output[...]
    for (path, _) in blobs {
      // `<blob> blob <size>`, a line feed, the content, a line feed.
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
        let size = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ").last
          .flatMap({ Int($0) }), rest.distance(from: end, to: rest.endIndex) > size
      else { throw .refused(name: path, reason: "git does not give its content") }
      contents[path] = Array(rest[(end + 1)..<(end + 1 + size)])
      rest = rest.dropFirst(end + 2 + size - rest.startIndex)
    }
    return contents
  }

  func write(_ bytes: [UInt8], to path: String) throws(PublishError) {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if entries[String(folder)] != nil {
        throw .unsuitable(
          place: remote.displayText, reason: "has a file '\(folder)' where a folder is needed",
          advice: "rename it, or publish under another name")
      }
    }
    changes[path] = .some(bytes)
  }

  func remove(_ path: String) {
    changes[path] = .some(nil)
  }
}
