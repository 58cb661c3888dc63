import NetworkModel

/// Writes documentation into a folder, and touches nothing else in it.
///
/// A manifest in the folder lists the files that Portolan wrote. Only those are replaced or removed.
/// New content is written beside the old one and then moved to its place, so that every file is whole at
/// any time, and nothing is changed at all before everything is on the disk.
public struct DocumentationWriter: Sendable {
  private let root: String
  private let renderer: PictureRenderer
  private var folder: OutputFolder { OutputFolder(root: root) }

  /// Prepares writing.
  ///
  /// - Parameter root: the output folder, which need not exist.
  public init(root: String, renderer: PictureRenderer) {
    self.root = root
    self.renderer = renderer
  }

  /// Makes the folder hold exactly this documentation, beside what others put there.
  ///
  /// - Throws: `WriteError`, and what the renderer throws.
  public func write(_ documentation: Documentation) async throws -> WriteSummary {
    let lock = FolderLock(root)
    defer { withExtendedLifetime(lock) {} }
    let state = try FolderState(of: documentation, in: folder, renderer)
    guard state.foreign.isEmpty else { throw WriteError.foreignFiles(state.foreign) }
    let drawn = try await drawn(state)
    let foreign = state.foreign(drawn)
    guard foreign.isEmpty else { throw WriteError.foreignFiles(foreign) }
    let plan = WritePlan(state, drawn: drawn, renderer)
    guard !plan.changesNothing else { return plan.summary }
    try WriteTransaction(folder).carryOut(plan)
    return plan.summary
  }

  /// What is not as it should be; writes nothing and draws nothing.
  ///
  /// Pictures are compared by what they are drawn from, since another version of Graphviz gives other
  /// bytes.
  public func check(_ documentation: Documentation) throws(WriteError) -> [StaleFile] {
    try FolderState(of: documentation, in: folder, renderer).staleFiles
  }

  /// The files with pictures that have to be drawn anew, by path.
  private func drawn(_ state: FolderState) async throws -> [OutputPath: String] {
    let needed = state.outdatedDrawings
    let drawings = needed.flatMap(\.content.drawings).unique
    guard !drawings.isEmpty else { return [:] }
    let rendered = try await renderer.render(drawings)
    guard rendered.count == drawings.count else {
      throw WriteError.missingPictures(expected: drawings.count, found: rendered.count)
    }
    let pictures = Dictionary(uniqueKeysWithValues: zip(drawings, rendered))
    return Dictionary(
      uniqueKeysWithValues: needed.compactMap { file in
        file.content.text(pictures).map { (file.path, $0) }
      })
  }
}
