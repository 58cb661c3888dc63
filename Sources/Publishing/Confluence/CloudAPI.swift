import JSON

/// Version 2 of the interface, which a Cloud has, and what it still needs version 1 for: files and labels.
struct CloudAPI: ConfluenceAPI {
  let connection: ConfluenceConnection

  private static let withText = (name: "body-format", value: "storage")
  /// Otherwise archived pages are listed, too.
  private static let isCurrent = (name: "status", value: "current")
  private static let limit = (name: "limit", value: "250")
  /// How many pages are asked for by their ids at once, which is also a matter of the length of an address.
  private static let mostIDs = 100

  func space(key: String) async throws(PublishError) -> ConfluenceSpace? {
    let list: ConfluenceList<Space>? = try await connection.value(
      "/api/v2/spaces", [("keys", key)])
    return list?.results.first.map { space($0, parent: $0.homepageId, base: list?.base) }
  }

  func space(of page: ConfluencePage) async throws(PublishError) -> ConfluenceSpace? {
    let list: ConfluenceList<Space>? = try await connection.value(
      "/api/v2/spaces", [("ids", page.spaceName ?? "")])
    return list?.results.first.map { space($0, parent: page.id, base: list?.base) }
  }

  private func space(_ space: Space, parent: String?, base: String?) -> ConfluenceSpace {
    ConfluenceSpace(
      key: space.key, name: space.id, parent: parent, base: base ?? connection.base)
  }

  func page(_ id: String, version: Int?) async throws(PublishError) -> ConfluencePage? {
    try await connection.value(
      "/api/v2/pages/\(Percent.encoded(id))",
      [Self.withText] + (version.map { [("version", String($0))] } ?? []))
  }

  func page(
    titled title: String, in space: ConfluenceSpace
  ) async throws(PublishError) -> ConfluencePage? {
    let pages: [ConfluencePage]? = try await connection.list(
      "/api/v2/pages",
      [("space-id", space.name), ("title", title), Self.isCurrent, Self.withText])
    return pages?.first
  }

  func pages(below id: String) async throws(PublishError) -> [ConfluencePage] {
    let children: [Child] =
      try await connection.list("/api/v2/pages/\(id)/direct-children", [Self.limit]) ?? []
    var ids = children.filter { $0.type == "page" }.map(\.id)[...]
    var pages: [ConfluencePage] = []
    while !ids.isEmpty {
      let some = ids.prefix(Self.mostIDs)
      ids = ids.dropFirst(Self.mostIDs)
      pages +=
        try await connection.list(
          "/api/v2/pages",
          [("id", some.joined(separator: ",")), Self.isCurrent, Self.withText, Self.limit]) ?? []
    }
    return pages
  }

  /// Version 2 tells the labels of one page, or the pages of one label, which is fewer requests.
  func labels(
    _ wanted: [String], of pages: [ConfluencePage], index: ConfluencePage?,
    in space: ConfluenceSpace
  ) async throws(PublishError) -> [String: Set<String>] {
    guard let index else { return [:] }
    let known: [ConfluenceLabel] =
      try await connection.list("/api/v2/pages/\(index.id)/labels", [Self.limit]) ?? []
    var labels: [String: Set<String>] = [:]
    for label in known where wanted.contains(label.name) {
      let labelled: [Labelled] =
        try await connection.list(
          "/api/v2/labels/\(label.id)/pages", [("space-id", space.name), Self.limit]) ?? []
      for page in labelled { labels[page.id, default: []].insert(label.name) }
    }
    return labels
  }

  func create(
    _ title: String, text: String, labels: [String], below parent: String?,
    in space: ConfluenceSpace
  ) async throws(PublishError) -> HTTPAnswer {
    try await connection.send(
      "POST", "/api/v2/pages", [],
      .object([
        "spaceId": .string(space.name), "status": .string("current"), "title": .string(title),
        "parentId": parent.map { .string($0) }, "body": Self.body(text),
      ]))
  }

  func update(
    _ id: String, to number: Int, _ title: String, text: String, message: String
  ) async throws(PublishError) -> HTTPAnswer {
    try await connection.send(
      "PUT", "/api/v2/pages/\(id)", [],
      .object([
        "id": .string(id), "status": .string("current"), "title": .string(title),
        "body": Self.body(text),
        "version": .object(["number": .number(number), "message": .string(message)]),
      ]))
  }

  func trash(_ id: String) async throws(PublishError) -> HTTPAnswer {
    try await connection.send("DELETE", "/api/v2/pages/\(id)")
  }

  func attachments(of id: String) async throws(PublishError) -> [ConfluenceAttachment] {
    try await connection.list("/api/v2/pages/\(id)/attachments", [Self.limit]) ?? []
  }

  func attach(
    _ form: MultipartForm, to page: String, over found: ConfluenceAttachment?
  ) async throws(PublishError) -> HTTPAnswer {
    try await connection.upload("PUT", "/rest/api/content/\(page)/child/attachment", form)
  }

  func trash(_ attachment: ConfluenceAttachment) async throws(PublishError) -> HTTPAnswer {
    try await connection.send("DELETE", "/api/v2/attachments/\(attachment.id)")
  }

  private static func body(_ text: String) -> JSONValue {
    .object(["representation": .string("storage"), "value": .string(text)])
  }

  private struct Space: Decodable {
    let id: String
    let key: String
    let homepageId: String?
  }

  private struct Child: Decodable {
    let id: String
    let type: String
  }

  private struct Labelled: Decodable { let id: String }
}
