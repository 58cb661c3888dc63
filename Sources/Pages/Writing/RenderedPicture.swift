/// A drawing that was laid out.
public struct RenderedPicture: Hashable, Sendable {
  /// The SVG as a file of its own.
  public let file: String
  /// The SVG as it stands within an HTML page.
  public let inline: String

  /// Describes a picture.
  public init(file: String, inline: String) {
    self.file = file
    self.inline = inline
  }
}
