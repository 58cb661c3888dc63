/// A page in Confluence's storage format as tags and the text between them.
///
/// It reads what Confluence gives back, which is well-formed; of anything else it makes some tokens.
struct StorageTokens {
  enum Kind: Equatable {
    case start(name: String, isEmpty: Bool)
    case end(name: String)
    case text
    case cdata
  }

  struct Token {
    let kind: Kind
    /// Its bytes.
    let range: Range<Int>
  }

  let bytes: [UInt8]
  let tokens: [Token]
  /// The token that ends an element, by the one that starts it.
  let ends: [Int: Int]

  init(_ text: String) {
    self.bytes = Array(text.utf8)
    var tokens: [Token] = []
    var place = 0
    while place < bytes.count {
      let token = Self.token(bytes, at: place)
      tokens.append(token)
      place = token.range.upperBound
    }
    var ends: [Int: Int] = [:]
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .start(_, isEmpty: true): ends[index] = index
      case .start: open.append(index)
      case .end: if let start = open.popLast() { ends[start] = index }
      case .text, .cdata: break
      }
    }
    self.tokens = tokens
    self.ends = ends
  }

  /// Some bytes as text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The bytes of an element, by the token that starts it.
  func range(ofElement start: Int) -> Range<Int> {
    tokens[start].range.lowerBound..<tokens[ends[start] ?? start].range.upperBound
  }

  /// The attributes of a tag, with their entities, in order.
  func attributes(_ token: Token) -> [(name: String, value: String)] {
    text(token.range).matches(of: #/([^\s=<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/#).map {
      (String($0.1), String($0.2 ?? $0.3 ?? ""))
    }
  }

  private static func token(_ bytes: [UInt8], at place: Int) -> Token {
    func find(_ mark: String, from start: Int) -> Int? {
      let mark = Array(mark.utf8)
      var place = start
      while place + mark.count <= bytes.count {
        if bytes[place..<place + mark.count].elementsEqual(mark) { return place }
        place += 1
      }
      return nil
    }
    func starts(_ mark: String) -> Bool { bytes[place...].starts(with: mark.utf8) }
    guard bytes[place] == UInt8(ascii: "<") else {
      return Token(kind: .text, range: place..<(find("<", from: place) ?? bytes.count))
    }
    if starts("<![CDATA[") {
      return Token(
        kind: .cdata, range: place..<(find("]]>", from: place).map { $0 + 3 } ?? bytes.count))
    }
    var end = place + 1
    var quote: UInt8?
    while end < bytes.count, quote != nil || bytes[end] != UInt8(ascii: ">") {
      if let open = quote {
        if bytes[end] == open { quote = nil }
      } else if bytes[end] == UInt8(ascii: "\"") || bytes[end] == UInt8(ascii: "'") {
        quote = bytes[end]
      }
      end += 1
    }
    end = min(end + 1, bytes.count)
    let inner = String(decoding: bytes[place + 1..<max(place + 1, end - 1)], as: UTF8.self)
    let name = inner.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }
    return Token(
      kind: inner.hasPrefix("/")
        ? .end(name: String(name)) : .start(name: String(name), isEmpty: inner.hasSuffix("/")),
      range: place..<end)
  }
}
