/// What a link in Confluence's storage format leads to: pages and files are named, not addressed.
public enum StorageTarget: Hashable, Sendable {
  /// A place on the same page.
  case anchor(String)
  /// A page of the same space, or a place on it.
  case page(title: String, anchor: String?)
  case attachment(StorageAttachment)
  /// Anything else: an address.
  case address(String)
}

/// A file that is attached to a page.
public struct StorageAttachment: Hashable, Sendable {
  /// What the file is called there.
  public let name: String
  /// The title of the page; nil: the page that refers to it.
  public let page: String?

  /// Names a file.
  public init(name: String, page: String?) {
    self.name = name
    self.page = page
  }
}

/// A picture as a page shows it.
public struct StorageImage: Hashable, Sendable {
  /// What is shown.
  public let shown: StorageAttachment
  /// How wide, in CSS pixels; nil: as wide as it is. Confluence breaks an SVG that has a width.
  public let width: Int?
  /// What the caption leads to: the picture in its best form.
  public let full: StorageAttachment

  /// Describes a picture.
  public init(shown: StorageAttachment, width: Int?, full: StorageAttachment) {
    self.shown = shown
    self.width = width
    self.full = full
  }
}
