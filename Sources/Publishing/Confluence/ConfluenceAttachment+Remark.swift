import Fingerprints

extension ConfluenceAttachment {
  /// What is said of a version that Portolan makes; in pieces, as long words break the lists that show it.
  static func remark(_ source: Fingerprint) -> String {
    let digits = Array(source.text)
    let pieces = stride(from: 0, to: digits.count, by: 16).map { String(digits[$0..<$0 + 16]) }
    return "portolan source=" + pieces.joined(separator: " ")
  }

  /// Of what Portolan made the current version; nil where somebody else put it there.
  var source: Fingerprint? {
    let text = remark.split(whereSeparator: \.isWhitespace).joined()
    guard let match = text.wholeMatch(of: #/portolansource=([0-9a-f]{64})/#) else { return nil }
    return Fingerprint(digits: String(match.1))
  }
}
