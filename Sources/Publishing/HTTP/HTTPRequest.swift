import Foundation
import Markup

/// A request to a wiki over HTTP.
struct HTTPRequest: Sendable {
  var method = "GET"
  /// With its query; never with a secret.
  let url: String
  var headers: [(name: String, value: String)] = []
  var body: [UInt8]?

  /// A form, as browsers send it.
  static func form(_ url: String, _ fields: [(name: String, value: String)]) -> HTTPRequest {
    let body = fields.map { "\(Percent.encoded($0.name))=\(Percent.encoded($0.value))" }
      .joined(separator: "&")
    return HTTPRequest(
      method: "POST", url: url,
      headers: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(body.utf8))
  }
}

/// What a wiki answers.
struct HTTPAnswer: Sendable {
  let status: Int
  let headers: [String: String]
  let body: [UInt8]

  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }

  /// A header, whatever the case of its name.
  func header(_ name: String) -> String? {
    headers.first { $0.key.lowercased() == name.lowercased() }?.value
  }
}

/// How text becomes a part of a URL (RFC 3986, section 2.3).
enum Percent {
  /// The text with everything but unreserved characters as `%XX`.
  static func encoded(_ text: String) -> String {
    text.percentEncoded { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        false
      default: true
      }
    }
  }
}
