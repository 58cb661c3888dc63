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

  /// - Parameter drawn: the texts of files with pictures that were drawn anew.
  init(_ state: FolderState, drawn: [OutputPath: String], _ renderer: PictureRenderer) {
    let contents = state.files.concurrentMap { file -> (entry: Manifest.Entry?, bytes: [UInt8]?) in
      guard file.isDrawn else {
        return (
          Manifest.Entry(sha256: file.wanted),
          file.found == file.wanted ? nil : file.content.text().map { Array($0.utf8) }
        )
      }
      guard let text = drawn[file.path] else { return (file.entry, nil) }
      let bytes = Array(text.utf8)
      let hash = Fingerprint(of: bytes)
      return (
        Manifest.Entry(sha256: hash, source: file.wanted, graphviz: renderer.graphvizVersion),
        file.found == hash ? nil : bytes
      )
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
