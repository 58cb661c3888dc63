/// What a renderer of Markdown makes of a page, as far as renderers differ.
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
  /// Whether headings say their name in `{#name}`; without, it gives them the names that GitHub gives.
  public let namesHeadings: Bool
  /// Whether it knows marks that GitHub does not, from emoji to fractions.
  public let hasTypography: Bool
  /// Whether links to pages and pictures go through Hugo's shortcodes `relref` and `figure`, which know
  /// where a site publishes them.
  public let hasShortcodes: Bool

  /// Describes a renderer.
  public init(
    hasAnchors: Bool = true, details: Details = .html, namesHeadings: Bool = false,
    hasTypography: Bool = false, hasShortcodes: Bool = false
  ) {
    self.hasAnchors = hasAnchors
    self.details = details
    self.namesHeadings = namesHeadings
    self.hasTypography = hasTypography
    self.hasShortcodes = hasShortcodes
  }

  /// GitHub and what follows it.
  public static let gitHub = MarkdownFlavour()

  /// Text that the renderer shows as it is.
  func text(_ text: String) -> String {
    hasTypography ? Markdown.untouchedText(text) : Markdown.text(text)
  }
}
