extension LinkTarget {
  /// What a link on a page leads to; nil where it is an address that a page should not lead to.
  ///
  /// - Parameters:
  ///   - url: as the page has it.
  ///   - path: of the page or picture that has it, from the root of all pages.
  public init?(url: String, from path: String) {
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let target = parts.first.map { String($0).percentDecoded } ?? ""
    let anchor = parts.count > 1 ? String(parts[1]).percentDecoded : nil
    if target.isEmpty {
      self = .anchor(anchor ?? "")
    } else if let scheme = target.prefixMatch(of: #/([A-Za-z][A-Za-z0-9+.\-]*):/#) {
      guard ["http", "https", "mailto"].contains(scheme.1.lowercased()) else { return nil }
      self = .address(url)
    } else if target.hasPrefix("/") {
      self = .address(url)
    } else {
      let resolved = Self.resolve(target, from: path)
      self =
        resolved.hasSuffix(".md") ? .page(resolved, anchor: anchor) : .file(resolved)
    }
  }

  /// A relative path as one from the root; it cannot lead out of it.
  private static func resolve(_ target: String, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast()
    for part in target.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

extension String {
  /// The text with `%2F` and the like as what they stand for.
  fileprivate var percentDecoded: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
