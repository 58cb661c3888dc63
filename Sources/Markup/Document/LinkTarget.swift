/// What a link leads to.
public enum LinkTarget: Hashable, Sendable {
  /// A place on the same page.
  case anchor(String)
  /// A page, or a place on it; the path begins at the root of all pages.
  case page(String, anchor: String?)
  /// A file that is no page, by its path from the root of all pages.
  case file(String)
  /// Anything else: an address.
  case address(String)
}
