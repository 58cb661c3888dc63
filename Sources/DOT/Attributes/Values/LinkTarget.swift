/// Where a link opens.
public enum LinkTarget: String, Hashable, Sendable {
  /// In place of the whole page.
  case top = "_top"
  /// In place of the frame's parent.
  case parent = "_parent"
  /// In a new window.
  case blank = "_blank"
}
