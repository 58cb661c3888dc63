internal import Diagnostics

/// Reads strict JSON, of which large files are made, in a small part of the time that YAML takes.
///
/// It reads what `YAMLReader` reads into the same nodes, and nothing else. It has no messages of its
/// own: what it does not read is left to `YAMLReader`, which says what is wrong with it.
package struct JSONReader {
  /// YAML looks for the colon behind a key no further than this.
  private static let longestKey = 1_024

  private var scanner: JSONScanner

  private init(_ bytes: [UInt8], of file: String) {
    self.scanner = JSONScanner(bytes, of: file)
  }

  /// Reads the object of a source that has no byte order mark; nil where it is not strict JSON, or may
  /// mean something else in YAML.
  package static func read(_ bytes: [UInt8], of file: String) -> YAMLNode? {
    var reader = JSONReader(bytes, of: file)
    return reader.read()
  }

  /// How far a source can be read as strict JSON.
  static func placeOfFault(in bytes: [UInt8], of file: String) -> SourceLocation {
    var reader = JSONReader(bytes, of: file)
    _ = reader.read()
    return reader.scanner.location
  }

  private mutating func read() -> YAMLNode? {
    scanner.skipLines()
    guard scanner.next == UInt8(ascii: "{"), let root = value(level: 1) else { return nil }
    scanner.skipLines()
    return scanner.isAtEnd ? root : nil
  }

  private mutating func value(level: Int) -> YAMLNode? {
    let location = scanner.location
    let content: YAMLNode.Content? =
      switch scanner.next {
      case UInt8(ascii: "{"): object(level: level).map { .mapping($0) }
      case UInt8(ascii: "["): array(level: level).map { .sequence($0) }
      case UInt8(ascii: "\""): scanner.string().map { .scalar($0, isPlain: false) }
      default: scanner.plain().map { .scalar($0, isPlain: true) }
      }
    return content.map { YAMLNode(content: $0, location: location) }
  }

  private mutating func array(level: Int) -> [YAMLNode]? {
    guard open("[", level: level) else { return nil }
    var items: [YAMLNode] = []
    guard !scanner.skip("]") else { return items }
    repeat {
      scanner.skipWhitespace()
      guard let item = value(level: level + 1) else { return nil }
      items.append(item)
      scanner.skipWhitespace()
    } while scanner.skip(",")
    return scanner.skip("]") ? items : nil
  }

  private mutating func object(level: Int) -> [YAMLNode.Pair]? {
    guard open("{", level: level) else { return nil }
    var pairs: [YAMLNode.Pair] = []
    guard !scanner.skip("}") else { return pairs }
    var keys: Set<String> = []
    repeat {
      scanner.skipWhitespace()
      guard let pair = pair(level: level), keys.insert(pair.key).inserted else { return nil }
      pairs.append(pair)
      scanner.skipWhitespace()
    } while scanner.skip(",")
    return scanner.skip("}") ? pairs : nil
  }

  private mutating func open(_ bracket: Unicode.Scalar, level: Int) -> Bool {
    guard level <= Limits.depth, scanner.skip(bracket) else { return false }
    scanner.skipWhitespace()
    return true
  }

  private mutating func pair(level: Int) -> YAMLNode.Pair? {
    let location = scanner.location
    let start = scanner.index
    guard let key = scanner.string() else { return nil }
    scanner.skipBlanks()
    guard scanner.index - start <= Self.longestKey, scanner.skip(":") else { return nil }
    scanner.skipWhitespace()
    return value(level: level + 1).map {
      YAMLNode.Pair(key: key, keyLocation: location, value: $0)
    }
  }
}
