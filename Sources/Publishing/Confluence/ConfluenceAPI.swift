import JSON

/// What is asked of a Confluence: one conforming type for each of its interfaces.
///
/// The answers to changes are judged by the caller.
protocol ConfluenceAPI: Sendable {
  var connection: ConfluenceConnection { get }

  /// The space with a key, and its home page as `parent`; nil where there is none.
  func space(key: String) async throws(PublishError) -> ConfluenceSpace?

  /// The space that a page is in, and that page as `parent`.
  func space(of page: ConfluencePage) async throws(PublishError) -> ConfluenceSpace?

  /// A page; nil where there is none.
  ///
  /// - Parameter version: which of its versions; nil: the current one.
  func page(_ id: String, version: Int?) async throws(PublishError) -> ConfluencePage?

  /// The page with a title; nil where there is none.
  func page(titled title: String, in space: ConfluenceSpace) async throws(PublishError)
    -> ConfluencePage?

  /// All pages right below a page.
  func pages(below id: String) async throws(PublishError) -> [ConfluencePage]

  /// Which of some labels pages have, by the id of the page.
  ///
  /// - Parameters:
  ///   - index: a page that is to have all of them.
  func labels(
    _ wanted: [String], of pages: [ConfluencePage], index: ConfluencePage?,
    in space: ConfluenceSpace
  ) async throws(PublishError) -> [String: Set<String>]

  /// Makes a page, and labels it where one request can do both.
  func create(
    _ title: String, text: String, labels: [String], below parent: String?,
    in space: ConfluenceSpace
  ) async throws(PublishError) -> HTTPAnswer

  /// Saves a new version of a page, if `number` is its next one.
  func update(_ id: String, to number: Int, _ title: String, text: String, message: String)
    async throws(PublishError) -> HTTPAnswer

  /// Moves a page to the trash.
  func trash(_ id: String) async throws(PublishError) -> HTTPAnswer

  /// All files that are attached to a page.
  func attachments(of id: String) async throws(PublishError) -> [ConfluenceAttachment]

  /// Attaches a file, or a new version of one.
  func attach(_ form: MultipartForm, to page: String, over found: ConfluenceAttachment?)
    async throws(PublishError) -> HTTPAnswer

  /// Moves a file to the trash.
  func trash(_ attachment: ConfluenceAttachment) async throws(PublishError) -> HTTPAnswer
}

/// Both know labels by version 1 of the interface.
extension ConfluenceAPI {
  /// Adds labels to a page.
  func add(_ labels: [String], to page: String) async throws(PublishError) -> HTTPAnswer {
    try await connection.send(
      "POST", "/rest/api/content/\(page)/label", [], .array(labels.map(ConfluenceLabel.json)))
  }

  /// Takes a label off a page.
  func remove(_ label: String, from page: String) async throws(PublishError) -> HTTPAnswer {
    try await connection.send("DELETE", "/rest/api/content/\(page)/label", [("name", label)])
  }
}
