/// A form with files (RFC 7578).
struct MultipartForm {
  /// No line of our files; always the same, so that equal forms have equal bytes.
  private let boundary = "portolan-0f9c6d0e5b7a4b42"
  private var body: [UInt8] = []

  /// Adds a field of text.
  mutating func add(_ name: String, _ value: String) {
    part("Content-Disposition: form-data; name=\"\(name)\"", Array(value.utf8))
  }

  /// Adds a file.
  mutating func add(_ name: String, file: String, mediaType: String, _ bytes: [UInt8]) {
    let file = file.replacing("\"", with: "%22").replacing("\n", with: "%0A")
    part(
      "Content-Disposition: form-data; name=\"\(name)\"; filename=\"\(file)\"\r\nContent-Type: \(mediaType)",
      bytes)
  }

  private mutating func part(_ headers: String, _ content: [UInt8]) {
    body += Array("--\(boundary)\r\n\(headers)\r\n\r\n".utf8) + content + Array("\r\n".utf8)
  }

  /// The form as a request.
  func request(to url: String, method: String = "POST") -> HTTPRequest {
    HTTPRequest(
      method: method, url: url,
      headers: [("Content-Type", "multipart/form-data; boundary=\(boundary)")],
      body: body + Array("--\(boundary)--\r\n".utf8))
  }
}
