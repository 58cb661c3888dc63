import JSON

/// Version 1 of the interface, which is all of a Data Center's.
struct DataCenterAPI: ConfluenceAPI {
  let connection: ConfluenceConnection

  private static let expansion = (
    name: "expand", value: "space,version,body.storage,metadata.labels"
  )
  /// With the text of pages a Data Center gives fewer at once than it is asked for.
  private static let limit = (name: "limit", value: "100")

  func space(key: String) async throws(PublishError) -> ConfluenceSpace? {
    let space: Space? = try await connection.value(
      "/rest/api/space/\(Percent.encoded(key))", [("expand", "homepage")])
    return space.map {
      ConfluenceSpace(key: $0.key, name: $0.key, parent: $0.homepage?.id, base: connection.base)
    }
  }

  func space(of page: ConfluencePage) async throws(PublishError) -> ConfluenceSpace? {
    page.spaceName.map {
      ConfluenceSpace(key: $0, name: $0, parent: page.id, base: connection.base)
    }
  }

  func page(_ id: String, version: Int?) async throws(PublishError) -> ConfluencePage? {
    let which = version.map { [("status", "historical"), ("version", String($0))] } ?? []
    return try await connection.value(
      "/rest/api/content/\(Percent.encoded(id))", [Self.expansion] + which)
  }

  func page(
    titled title: String, in space: ConfluenceSpace
  ) async throws(PublishError) -> ConfluencePage? {
    let pages: [ConfluencePage]? = try await connection.list(
      "/rest/api/content", [("spaceKey", space.name), ("title", title), Self.expansion])
    return pages?.first
  }

  func pages(below id: String) async throws(PublishError) -> [ConfluencePage] {
    try await connection.list(
      "/rest/api/content/\(id)/child/page", [Self.expansion, Self.limit]) ?? []
  }

  func labels(
    _ wanted: [String], of pages: [ConfluencePage], index: ConfluencePage?,
    in space: ConfluenceSpace
  ) async throws(PublishError) -> [String: Set<String>] {
    Dictionary(pages.map { ($0.id, $0.labels) }) { first, _ in first }
  }

  func create(
    _ title: String, text: String, labels: [String], below parent: String?,
    in space: ConfluenceSpace
  ) async throws(PublishError) -> HTTPAnswer {
    try await connection.send(
      "POST", "/rest/api/content", [Self.expansion],
      .object([
        "type": .string("page"), "title": .string(title),
        "space": .object(["key": .string(space.name)]),
        "ancestors": parent.map { .array([.object(["id": .string($0)])]) },
        "body": Self.body(text),
        "metadata": .object(["labels": .array(labels.map(ConfluenceLabel.json))]),
      ]))
  }

  func update(
    _ id: String, to number: Int, _ title: String, text: String, message: String
  ) async throws(PublishError) -> HTTPAnswer {
    try await connection.send(
      "PUT", "/rest/api/content/\(id)", [Self.expansion],
      .object([
        "type": .string("page"), "title": .string(title), "body": Self.body(text),
        "version": .object([
          "number": .number(number), "message": .string(message), "minorEdit": .boolean(true),
        ]),
      ]))
  }

  func trash(_ id: String) async throws(PublishError) -> HTTPAnswer {
    try await connection.send("DELETE", "/rest/api/content/\(id)")
  }

  func attachments(of id: String) async throws(PublishError) -> [ConfluenceAttachment] {
    try await connection.list(
      "/rest/api/content/\(id)/child/attachment", [("expand", "version"), Self.limit]) ?? []
  }

  func attach(
    _ form: MultipartForm, to page: String, over found: ConfluenceAttachment?
  ) async throws(PublishError) -> HTTPAnswer {
    let path = "/rest/api/content/\(page)/child/attachment"
    return try await connection.upload(
      "POST", found.map { "\(path)/\($0.id)/data" } ?? path, form)
  }

  func trash(_ attachment: ConfluenceAttachment) async throws(PublishError) -> HTTPAnswer {
    try await connection.send("DELETE", "/rest/api/content/\(attachment.id)")
  }

  private static func body(_ text: String) -> JSONValue {
    .object([
      "storage": .object(["value": .string(text), "representation": .string("storage")])
    ])
  }

  private struct Space: Decodable {
    struct Home: Decodable { let id: String }
    let key: String
    let homepage: Home?
  }
}
