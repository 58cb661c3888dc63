import Pages

/// Some files at one moment, to be compared with later ones.
struct WatchedFiles: Equatable {
  private let states: [String: FileState?]

  /// Looks at the files.
  init(_ paths: [String]) {
    states = Dictionary(
      paths.map { ($0, FileState(path: $0, followsLinks: true)) }, uniquingKeysWith: { $1 })
  }

  /// The files that are new, gone or other than they were, by name.
  func changes(since earlier: WatchedFiles) -> [String] {
    Set(states.keys).union(earlier.states.keys)
      .filter { states[$0] != earlier.states[$0] }.sorted()
  }
}
