/// A space, and the page that everything is below.
struct ConfluenceSpace: Hashable, Sendable {
  /// How addresses name it.
  let key: String
  /// How requests name it: the key on a Data Center, a number on a Cloud.
  let name: String
  /// The page that the index is below; nil where the space has no home page.
  var parent: String?
  /// Where readers find the wiki.
  let base: String
}
