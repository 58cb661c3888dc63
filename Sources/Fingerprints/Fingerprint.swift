import Crypto

/// The SHA-256 of some text, in hexadecimal digits.
public struct Fingerprint: Hashable, Sendable, Codable {
  /// The digits.
  public let text: String

  /// Hashes the UTF-8 of a text.
  public init(of text: String) {
    self.init(of: Array(text.utf8))
  }

  /// Hashes bytes.
  public init(of bytes: [UInt8]) {
    var text = ""
    for byte in SHA256.hash(data: bytes) {
      text += byte < 16 ? "0" : ""
      text += String(byte, radix: 16)
    }
    self.text = text
  }

  /// Takes digits that were computed before.
  public init(digits text: String) {
    self.text = text
  }

  /// Decodes the digits.
  public init(from decoder: any Decoder) throws {
    self.text = try decoder.singleValueContainer().decode(String.self)
  }

  /// Encodes the digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
