/// A finished drawing: well-formed, accessible, and readable on light and dark pages.
public struct SVG: Hashable, Sendable {
  /// The `svg` element, without an XML declaration, ending in a newline; it may stand in HTML as it is.
  public var text: String
  /// The width, in CSS pixels.
  public var width: Int
  /// The height, in CSS pixels.
  public var height: Int

  /// Creates a drawing from its text and size.
  public init(text: String, width: Int, height: Int) {
    self.text = text
    self.width = width
    self.height = height
  }
}
