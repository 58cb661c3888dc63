import Foundation

/// A folder for files of one run, which only its owner can read; it goes with the last reference to it.
final class TemporaryFolder: Sendable {
  let path: String

  /// - Parameter purpose: a word for its name.
  init(named purpose: String) throws(PublishError) {
    let root = FileManager.default.temporaryDirectory
    let prefix = "portolan-\(purpose)-"
    Self.removeLeftovers(in: root, prefix)
    let folder = root.appending(
      path: "\(prefix)\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .unsuitable(
        place: "the folder for temporary files, '\(root.path)',", reason: "cannot be written to",
        advice: "make room in it, or set TMPDIR to another")
    }
    self.path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Removes the folders of runs that were killed.
  private static func removeLeftovers(in root: URL, _ prefix: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      guard
        let process = name.dropFirst(prefix.count).split(separator: "-").first.flatMap({ pid_t($0) }
        ),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: root.appending(path: name))
    }
  }
}
