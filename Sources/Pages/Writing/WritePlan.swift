import Fingerprints

/// What has to be written and removed, in order.
struct WritePlan {
  let writes: [(path: OutputPath, bytes: [UInt8])]
  let removals: [OutputPath]
  /// Folders to remove if nothing is left in them, innermost first.
  let formerFolders: [OutputPath]
  /// The text of the manifest; nil where it need not change.
  let manifest: [UInt8]?
  /// Half-written files of an earlier run.
  let staged: [OutputPath]
  let summary: WriteSummary

  var changesNothing: Bool {
    writes.isEmpty && removals.isEmpty && manifest == nil && staged.isEmpty
  }

  init(_ state: FolderState, pictures: [OutputPath: String], _ renderer: PictureRenderer) {
    let contents = state.files.concurrentMap { file -> (entry: Manifest.Entry?, bytes: [UInt8]?) in
      switch file.content {
      case .text(let text):
        (
          Manifest.Entry(sha256: file.wanted),
          file.found == file.wanted ? nil : Array(text.utf8)
        )
      case .picture:
        pictures[file.path].map { text in
          let bytes = Array(text.utf8)
          let hash = Fingerprint(of: bytes)
          return (
            Manifest.Entry(
              sha256: hash, source: file.wanted, graphviz: renderer.graphvizVersion),
            file.found == hash ? nil : bytes
          )
        } ?? (file.entry, nil)
      }
    }
    var manifest = Manifest()
    var writes: [(path: OutputPath, bytes: [UInt8])] = []
    for (file, content) in zip(state.files, contents) {
      manifest.files[file.path.text] = content.entry
      if let bytes = content.bytes { writes.append((file.path, bytes)) }
    }
    self.writes = writes
    self.removals = state.leftovers.filter { $0.isUntouched }.map { $0.path }
    self.formerFolders = state.formerFolders
    self.staged = state.staged
    let text = manifest.text
    self.manifest = Fingerprint(of: text) == state.manifestText ? nil : Array(text.utf8)
    self.summary = WriteSummary(
      written: writes.map { $0.path.text }, removed: removals.map(\.text),
      kept: state.leftovers.filter { !$0.isUntouched }.map { $0.path.text },
      unchangedCount: state.files.count - writes.count)
  }
}
