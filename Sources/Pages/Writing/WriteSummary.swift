/// What writing the documentation changed; paths are relative to the output folder.
public struct WriteSummary: Hashable, Sendable {
  /// Files that are new or have new content.
  public let written: [String]
  /// Files that are no longer needed.
  public let removed: [String]
  /// Files that are no longer needed but were changed by somebody, and so were left alone.
  public let kept: [String]
  /// How many files were already as they should be.
  public let unchangedCount: Int

  /// Whether the folder was already as it should be.
  public var isUnchanged: Bool { written.isEmpty && removed.isEmpty }
}
