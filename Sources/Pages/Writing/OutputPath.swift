/// A path below the output folder that cannot lead out of it.
struct OutputPath: Hashable, Comparable {
  // INVARIANT: no part is empty, `.` or `..`.
  let parts: [String]

  /// Reads a path with `/` between its parts; nil for one that is absolute or leads upwards.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard !parts.contains(where: { ["", ".", ".."].contains($0) || $0.utf8.contains(0) }) else {
      return nil
    }
    self.parts = parts
  }

  private init(parts: [String]) {
    self.parts = parts
  }

  var text: String { parts.joined(separator: "/") }

  /// The folders on the way to it, outermost first.
  var folders: [OutputPath] {
    (1..<max(1, parts.count)).map { Self(parts: Array(parts.prefix($0))) }
  }

  /// Where its new content waits to take its place.
  var staged: OutputPath {
    Self(parts: parts.dropLast() + [".\(parts.last ?? "")\(Self.stagedSuffix)"])
  }

  /// How the names of files end that wait to be moved to their place.
  static let stagedSuffix = ".portolan-new"

  static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
