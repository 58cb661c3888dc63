import Foundation
import JSON

/// Requests to a Confluence, and what it answers, as values.
struct ConfluenceConnection: Sendable {
  /// Where its interfaces are: the address without `/rest/api` and `/api/v2`.
  let base: String
  private let client: HTTPClient
  private let authorization: String
  /// What to do where it denies access.
  let advice: String

  /// What messages call it.
  var place: String { client.place }

  init(_ address: ConfluenceAddress, _ credentials: Credentials, advice: String) {
    let pair = credentials.user.map {
      Data("\($0):\(credentials.secret)".utf8).base64EncodedString()
    }
    self.base = address.base
    self.authorization = pair.map { "Basic \($0)" } ?? "Bearer \(credentials.secret)"
    self.client = HTTPClient(
      place: address.base, secrets: [credentials.secret, pair].compactMap(\.self))
    self.advice = advice
  }

  /// Reads a value; nil where there is none, or the account may not see it.
  func value<Value: Decodable>(
    _ path: String, _ query: [(name: String, value: String)] = []
  ) async throws(PublishError) -> Value? {
    let answer = try await client.send(
      HTTPRequest(url: url(path, query), headers: headers), advice: advice)
    return answer.status == 404 ? nil : try value(answer)
  }

  /// Reads a whole list, however many parts it comes in; nil where there is none.
  func list<Entry: Decodable>(
    _ path: String, _ query: [(name: String, value: String)] = []
  ) async throws(PublishError) -> [Entry]? {
    var entries: [Entry] = []
    var place: [(name: String, value: String)] = []
    repeat {
      let part: ConfluenceList<Entry>? = try await value(path, query + place)
      guard let part else { return nil }
      entries += part.results
      place = part.nextPlace
    } while !place.isEmpty
    return entries
  }

  /// Changes something. The caller judges 400, 403, 404, 409 and 413.
  func send(
    _ method: String, _ path: String, _ query: [(name: String, value: String)] = [],
    _ body: JSONValue? = nil
  ) async throws(PublishError) -> HTTPAnswer {
    try await client.send(
      HTTPRequest(
        method: method, url: url(path, query),
        headers: headers + (body == nil ? [] : [("Content-Type", "application/json")]),
        body: body.map { Array($0.text.utf8) }),
      advice: advice, judging: [403])
  }

  /// Attaches a file. The caller judges 400, 403, 404 and 413.
  func upload(
    _ method: String, _ path: String, _ form: MultipartForm
  ) async throws(PublishError) -> HTTPAnswer {
    var request = form.request(to: url(path, []), method: method)
    // Without it Confluence takes the upload for a forgery.
    request.headers += headers + [("X-Atlassian-Token", "no-check")]
    return try await client.send(request, advice: advice, judging: [403])
  }

  /// The value that an answer holds.
  func value<Value: Decodable>(_ answer: HTTPAnswer) throws(PublishError) -> Value {
    guard (200..<300).contains(answer.status) else { throw unexpected(answer) }
    do {
      return try JSONDecoder().decode(Value.self, from: Data(answer.body))
    } catch {
      throw .unsuitable(
        place: place, reason: "does not answer as a Confluence does: \(client.reason(answer))",
        advice: "check the address")
    }
  }

  /// Why an answer is not what was asked for.
  func unexpected(_ answer: HTTPAnswer) -> PublishError {
    if answer.status == 403 { return denied(answer) }
    return .unsuitable(
      place: place, reason: "answers \(answer.status) \(reason(answer))",
      advice: "check the address")
  }

  /// What is thrown where the account may not do something at all.
  func denied(_ answer: HTTPAnswer) -> PublishError {
    .denied(place: place, reason: "\(answer.status) \(reason(answer))", advice: advice)
  }

  /// What an answer says, in a line: the message of its interface where it has one.
  func reason(_ answer: HTTPAnswer) -> String {
    let said = try? JSONDecoder().decode(ConfluenceComplaint.self, from: Data(answer.body))
    return said?.text.map(client.scrubbed) ?? client.reason(answer)
  }

  private var headers: [(name: String, value: String)] {
    [("Authorization", authorization), ("Accept", "application/json")]
  }

  private func url(_ path: String, _ query: [(name: String, value: String)]) -> String {
    let text = query.map { "\($0.name)=\(Percent.encoded($0.value))" }.joined(separator: "&")
    return base + path + (text.isEmpty ? "" : "?\(text)")
  }
}
