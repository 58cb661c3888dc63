/// What a renderer of Markdown makes of HTML within a page.
public struct MarkdownFlavour: Hashable, Sendable {
  /// What it makes of `<details>`.
  public enum Details: Hashable, Sendable {
    /// It omits or misreads the element.
    case none
    case html
    /// It reads Markdown inside of an element only where `markdown="1"` asks for it.
    case htmlOnRequest
  }

  /// Whether `<a id>` and `<br>` reach the reader.
  public let hasAnchors: Bool
  /// What it makes of `<details>`.
  public let details: Details

  /// Describes a renderer.
  public init(hasAnchors: Bool = true, details: Details = .html) {
    self.hasAnchors = hasAnchors
    self.details = details
  }

  /// GitHub and what follows it.
  public static let gitHub = MarkdownFlavour()
}
