import Foundation
import Markup

/// A value of XML-RPC.
indirect enum XMLRPCValue: Hashable, Sendable, ExpressibleByStringLiteral {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case bytes([UInt8])
  case array([XMLRPCValue])
  case structure([String: XMLRPCValue])

  /// Makes text.
  init(stringLiteral text: String) { self = .string(text) }

  /// The text, where it is one.
  var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The members of a structure; none of anything else.
  subscript(_ name: String) -> XMLRPCValue? {
    if case .structure(let members) = self { members[name] } else { nil }
  }

  /// The values of an array; none of anything else.
  var values: [XMLRPCValue] { if case .array(let values) = self { values } else { [] } }

  // MARK: Writing

  /// The value as XML.
  var xml: String {
    switch self {
    case .string(let text): "<value><string>\(Self.escaped(text))</string></value>"
    case .integer(let number): "<value><int>\(number)</int></value>"
    case .boolean(let value): "<value><boolean>\(value ? 1 : 0)</boolean></value>"
    case .bytes(let bytes):
      "<value><base64>\(Data(bytes).base64EncodedString())</base64></value>"
    case .array(let values):
      "<value><array><data>\(values.map(\.xml).joined())</data></array></value>"
    case .structure(let members):
      "<value><struct>"
        + members.sorted { $0.key < $1.key }.map {
          "<member><name>\(Self.escaped($0.key))</name>\($0.value.xml)</member>"
        }.joined() + "</struct></value>"
    }
  }

  /// Text of ours has no control characters but line feeds, so that these three are all.
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

/// Reads what a server answers.
struct XMLRPCReader {
  private var reader: XMLReader

  init(_ bytes: [UInt8]) { reader = XMLReader(bytes) }

  /// What a server answers: a value, or a fault as one; nil where it is no XML-RPC.
  mutating func answer() -> (value: XMLRPCValue, isFault: Bool)? {
    var isFault = false
    while let event = reader.next() {
      switch event {
      case .start("fault", _): isFault = true
      case .start("value", _): return value().map { ($0, isFault) }
      default: break
      }
    }
    return nil
  }

  /// The value that has begun.
  private mutating func value() -> XMLRPCValue? {
    var text = ""
    var value: XMLRPCValue?
    while let event = reader.next() {
      switch event {
      case .text(let more): text += more
      case .end("value"): return value ?? .string(text)
      case .start("array", _): value = array()
      case .start("struct", _): value = structure()
      case .start(let type, _): value = scalar(type)
      case .end: break
      }
    }
    return nil
  }

  private mutating func scalar(_ type: String) -> XMLRPCValue? {
    var text = ""
    while let event = reader.next() {
      if case .text(let more) = event { text += more }
      if case .end(type) = event { break }
    }
    let word = text.filter { !$0.isWhitespace }
    switch type {
    case "int", "i4", "i8": return Int(word).map(XMLRPCValue.integer)
    case "boolean": return .boolean(word == "1")
    case "base64": return Data(base64Encoded: word).map { .bytes([UInt8]($0)) }
    case "nil": return .structure([:])
    default: return .string(text)
    }
  }

  private mutating func array() -> XMLRPCValue {
    var values: [XMLRPCValue] = []
    while let event = reader.next(), event != .end(name: "array") {
      if case .start("value", _) = event, let value = value() { values.append(value) }
    }
    return .array(values)
  }

  private mutating func structure() -> XMLRPCValue {
    var members: [String: XMLRPCValue] = [:]
    var name = ""
    while let event = reader.next(), event != .end(name: "struct") {
      switch event {
      case .start("name", _): name = scalar("name")?.string ?? ""
      case .start("value", _): members[name] = value()
      default: break
      }
    }
    return .structure(members)
  }
}
