import Foundation

/// Speaks the XML-RPC interface of one DokuWiki.
struct DokuWikiAPI: Sendable {
  static let advice =
    "give a user of the wiki and its password; an administrator has to turn 'remote' on and let the user in with 'remoteuser'"

  /// What messages call the wiki.
  let place: String
  private let url: String
  private let headers: [(name: String, value: String)]
  private let client: HTTPClient

  /// Prepares talking.
  ///
  /// - Parameters:
  ///   - url: of `xmlrpc.php`.
  ///   - credentials: nil: reads as anybody may.
  init(url: String, credentials: Credentials?) {
    let basic = credentials.map {
      Data("\($0.user ?? ""):\($0.secret)".utf8).base64EncodedString()
    }
    self.place = "the wiki at \(url)"
    self.url = url
    self.headers =
      [("Content-Type", "text/xml")] + (basic.map { [("Authorization", "Basic \($0)")] } ?? [])
    self.client = HTTPClient(
      place: place, secrets: credentials.map { [$0.secret, basic ?? ""] } ?? [])
  }

  /// Calls a method.
  ///
  /// - Returns: what it answers; nil where the wiki does not do it, which it does not explain.
  func call(
    _ method: String, _ parameters: [XMLRPCValue]
  ) async throws(PublishError) -> XMLRPCValue? {
    let body =
      "<?xml version=\"1.0\"?><methodCall><methodName>\(method)</methodName><params>"
      + parameters.map { "<param>\($0.xml)</param>" }.joined() + "</params></methodCall>"
    let answer = try await client.send(
      HTTPRequest(method: "POST", url: url, headers: headers, body: Array(body.utf8)),
      advice: Self.advice)
    var reader = XMLRPCReader(answer.body)
    guard answer.status == 200, let content = reader.answer() else {
      throw .unsuitable(
        place: place, reason: "answers \(answer.status) and no XML-RPC",
        advice: "give the address of its lib/exe/xmlrpc.php")
    }
    guard content.isFault else { return Self.result(content.value) }
    try throwIfFatal(content.value)
    return nil
  }

  /// Errors are empty structures, but in newer releases.
  private static func result(_ value: XMLRPCValue) -> XMLRPCValue? {
    value == .structure([:]) ? nil : value
  }

  /// What is wrong with everything, not with one page.
  private func throwIfFatal(_ fault: XMLRPCValue) throws(PublishError) {
    let reason = client.scrubbed(fault["faultString"]?.string ?? "it does not say why")
    guard case .integer(let code)? = fault["faultCode"], code < 0 else { return }
    throw .unsuitable(place: place, reason: "refuses: \(reason) (\(code))", advice: Self.advice)
  }
}
