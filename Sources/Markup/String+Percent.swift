extension String {
  /// The text with some of its bytes as `%XX` (RFC 3986, section 2.1).
  public func percentEncoded(where isSpecial: (UInt8) -> Bool) -> String {
    var result = ""
    for byte in utf8 {
      if isSpecial(byte) {
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      } else {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return result
  }

  /// Whether a wiki may make a link of it.
  var isWebAddress: Bool {
    ["http://", "https://", "mailto:"].contains { lowercased().hasPrefix($0) }
  }
}
