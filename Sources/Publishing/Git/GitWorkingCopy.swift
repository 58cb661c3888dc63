import Foundation

/// A copy of a wiki's repository in a temporary folder: the newest commit of the branch that readers see.
final class GitWorkingCopy: Sendable {
  private let remote: GitRemote
  private let folder: String
  private let git: GitCommandLine

  init(of remote: GitRemote, token: GitToken?) throws(PublishError) {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "portolan-\(UUID().uuidString)"
    ).path
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .unsuitable(
        place: "the folder for temporary files", reason: "cannot be written to",
        advice: "set TMPDIR to one that can")
    }
    self.remote = remote
    self.folder = folder
    self.git = GitCommandLine(folder: folder, token: token)
  }

  deinit {
    // What is left behind here is nothing but a copy.
    try? FileManager.default.removeItem(atPath: folder)
  }

  // MARK: Exchange

  /// Fetches the newest state and makes the folder hold it and nothing else.
  func update() async throws(PublishError) {
    try await check(["init", "--quiet"])
    let (branch, isEmpty) = try await branch()
    if isEmpty {
      try await check(["symbolic-ref", "HEAD", "refs/heads/\(branch)"])
      _ = try await git.run(["update-ref", "-d", "refs/heads/\(branch)"])
      try await check(["read-tree", "--empty"])
    } else {
      try await check(
        ["fetch", "--quiet", "--depth", "1", "--no-tags", remote.url, "refs/heads/\(branch)"])
      try await check(["checkout", "--quiet", "--force", "-B", branch, "FETCH_HEAD"])
    }
    try await check(["clean", "--quiet", "-ffdx"])
  }

  /// The branch that readers see, and whether nothing is on it yet.
  private func branch() async throws(PublishError) -> (name: String, isEmpty: Bool) {
    let answer = try await check(["ls-remote", "--symref", remote.url, "HEAD", "refs/heads/*"])
    let lines = answer.text.split(separator: "\n")
    let heads = lines.compactMap { line in
      line.split(separator: "\t").last.flatMap {
        $0.hasPrefix("refs/heads/") ? String($0.dropFirst(11)) : nil
      }
    }
    let named = lines.first { $0.hasPrefix("ref: refs/heads/") }
      .flatMap { $0.dropFirst(16).split(separator: "\t").first }.map(String.init)
    if let branch = remote.branch { return (branch, !heads.contains(branch)) }
    if let named { return (named, !heads.contains(named)) }
    if heads.isEmpty { return (try await unbornBranch(), true) }
    // Where the head leads nowhere, the branch that such wikis have is the one.
    return (
      heads.contains(remote.kind.defaultBranch) ? remote.kind.defaultBranch : heads[0], false
    )
  }

  /// The branch that an empty repository is to have: only a clone is told.
  private func unbornBranch() async throws(PublishError) -> String {
    let fallback = "init.defaultBranch=\(remote.kind.defaultBranch)"
    try await check(["-c", fallback, "clone", "--quiet", "--no-checkout", remote.url, "unborn"])
    return try await check(["-C", "unborn", "symbolic-ref", "--short", "HEAD"]).text
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Sends what is in the folder.
  ///
  /// - Throws: `PublishError.lostRace` where the branch has moved.
  func push(_ message: String) async throws(PublishError) {
    try await check(["add", "--all", "--force"])
    if try await git.run(["diff", "--cached", "--quiet"]).isSuccess { return }
    try await check(
      ["-c", "user.name=Portolan", "-c", "user.email=portolan@localhost"]
        + ["commit", "--quiet", "--no-verify", "--message", message])
    let branch = try await check(["symbolic-ref", "--short", "HEAD"]).text
      .trimmingCharacters(in: .whitespacesAndNewlines)
    try await check(
      ["push", "--quiet", "--no-verify", remote.url, "HEAD:refs/heads/\(branch)"])
  }

  @discardableResult
  private func check(_ arguments: [String]) async throws(PublishError) -> GitCommandLine.Answer {
    let answer = try await Patience.retry { () throws(PublishError) in
      let answer = try await git.run(arguments)
      guard answer.isSuccess else {
        throw GitMessage.error(answer.message, at: remote.displayText, remote.kind)
      }
      return answer
    }
    return answer
  }

  // MARK: Files

  /// The files of the newest state, by path.
  func files() async throws(PublishError) -> [String] {
    try await check(["ls-files", "-z"]).text.split(separator: "\0").map(String.init)
  }

  func exists(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(file)")
  }

  func content(of file: String) throws(PublishError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(file)") else {
      throw .refused(name: file, reason: "its copy cannot be read")
    }
    return [UInt8](data)
  }

  func write(_ bytes: [UInt8], to file: String) throws(PublishError) {
    let path = URL(filePath: "\(folder)/\(file)")
    do {
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: path)
    } catch {
      throw .unsuitable(
        place: "the folder for temporary files", reason: "cannot be written to",
        advice: "make room in it, or set TMPDIR to another")
    }
  }

  func remove(_ file: String) throws(PublishError) {
    do {
      try FileManager.default.removeItem(atPath: "\(folder)/\(file)")
    } catch {
      throw .refused(name: file, reason: "its copy cannot be removed")
    }
  }
}
