import Fingerprints
import Foundation

/// What the last run made of which input, so that a run without changes costs next to nothing.
///
/// It is kept with the user's caches, not in the documentation: it speaks of this machine's files. Where
/// it is missing or unreadable, everything is made anew and compared.
public struct RunRecord: Sendable {
  private static let format = "portolan.run/1"

  private let root: String
  private let key: String
  private let place: String?

  /// Describes a run.
  ///
  /// - Parameters:
  ///   - root: the output folder.
  ///   - inputs: everything that the documentation is made from, the program itself included.
  public init(root: String, inputs: [[UInt8]]) {
    self.root = root
    let absolute = URL(filePath: root).standardizedFileURL.path
    self.key =
      Fingerprint(
        of: inputs.map { Fingerprint(of: $0).text }.joined(separator: "\n")
      ).text
    self.place = Self.cacheFolder.map { "\($0)/\(Fingerprint(of: absolute).text)" }
  }

  /// What the last run said about its input, and how many files it left, if it had the same input and
  /// nobody has changed its files since; nil otherwise.
  public func lastRun() -> (messages: String, fileCount: Int)? {
    guard let place, let bytes = FileManager.default.contents(atPath: place) else { return nil }
    let parts = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
    var lines = parts[0].split(separator: "\n")
    guard parts.count == 2, lines.first == "\(Self.format) \(key)" else { return nil }
    lines.removeFirst()
    for line in lines {
      let fields = line.split(separator: " ", maxSplits: 3)
      guard fields.count == 4, let state = Self.state(of: "\(root)/\(fields[3])"),
        fields[0..<3].joined(separator: " ") == state
      else { return nil }
    }
    // The manifest is the last of them, and not part of the documentation.
    return (String(parts[1]), lines.count - 1)
  }

  /// Notes that the folder now holds what the input gives.
  ///
  /// - Parameters:
  ///   - documentation: what was written.
  ///   - messages: what was said about the input, to be said again.
  public func save(_ documentation: Documentation, messages: String) {
    guard let place else { return }
    var text = "\(Self.format) \(key)\n"
    let paths = documentation.files.map(\.path) + [Manifest.fileName]
    for (path, state) in zip(paths, paths.concurrentMap { Self.state(of: "\(root)/\($0)") }) {
      guard let state else { return }
      text += "\(state) \(path)\n"
    }
    text += "\n\(messages)"
    try? FileManager.default.createDirectory(
      atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: URL(filePath: place), options: .atomic)
  }

  private static func state(of path: String) -> String? {
    FileState(path: path, followsLinks: false)?.text
  }

  private static var cacheFolder: String? {
    let environment = ProcessInfo.processInfo.environment
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      return "\(cache)/portolan"
    }
    return environment["HOME"].map { "\($0)/.cache/portolan" }
  }
}
