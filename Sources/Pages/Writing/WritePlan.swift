/// What has to be written and removed, in order.
struct WritePlan {
  let writes: [(path: OutputPath, bytes: [UInt8])]
  let removals: [OutputPath]
  /// The text of the manifest; nil where it need not change.
  let manifest: [UInt8]?
  /// Half-written files of an earlier run.
  let staged: [OutputPath]
  let summary: WriteSummary

  var changesNothing: Bool {
    writes.isEmpty && removals.isEmpty && manifest == nil && staged.isEmpty
  }

  init(_ state: FolderState, pictures: [OutputPath: String], _ renderer: PictureRenderer) {
    var manifest = Manifest()
    var writes: [(path: OutputPath, bytes: [UInt8])] = []
    for file in state.files {
      let text: String?
      switch file.content {
      case .text(let content):
        text = file.isFresh ? nil : content
        manifest.files[file.path.text] = Manifest.Entry(sha256: file.wanted)
      case .picture:
        text = pictures[file.path]
        manifest.files[file.path.text] =
          text.map {
            Manifest.Entry(
              sha256: Fingerprint(of: $0), source: file.wanted, graphviz: renderer.graphvizVersion)
          } ?? file.entry
      }
      if let text, Fingerprint(of: text) != file.found {
        writes.append((file.path, Array(text.utf8)))
      }
    }
    self.writes = writes
    self.removals = state.leftovers.filter { $0.isUntouched }.map { $0.path }
    self.staged = state.staged
    let text = manifest.text
    self.manifest = Fingerprint(of: text) == state.manifestText ? nil : Array(text.utf8)
    self.summary = WriteSummary(
      written: writes.map { $0.path.text }, removed: removals.map(\.text),
      kept: state.leftovers.filter { !$0.isUntouched }.map { $0.path.text },
      unchangedCount: state.files.count - writes.count)
  }
}
