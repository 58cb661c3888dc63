public import Fingerprints

/// An SVG that says itself whose it is and what it was drawn from, for wikis that keep files and nothing about
/// them.
///
/// The mark is a comment behind the declaration; it holds the fingerprint of the source and of the picture
/// without the mark, so that a change by somebody else shows.
public enum MarkedPicture {
  /// The picture with its mark.
  public static func bytes(_ svg: String, id: String, source: Fingerprint) -> [UInt8] {
    let place = svg.firstRange(of: "<svg")?.lowerBound ?? svg.startIndex
    let mark =
      "<!-- portolan id=\(id) source=\(source.text) sha256=\(Fingerprint(of: svg).text) -->\n"
    return Array((svg[..<place] + mark + svg[place...]).utf8)
  }

  /// What a picture was drawn from; nil where it has no mark of this publication or somebody has changed it
  /// since.
  public static func source(of bytes: [UInt8], id: String) -> Fingerprint? {
    let text = String(decoding: bytes, as: UTF8.self)
    let mark = #/<!-- portolan id=([^ ]*) source=([0-9a-f]{64}) sha256=([0-9a-f]{64}) -->\n/#
    guard let match = text.firstMatch(of: mark), match.1 == id else { return nil }
    var svg = text
    svg.removeSubrange(match.range)
    return Fingerprint(of: svg).text == match.3 ? Fingerprint(digits: String(match.2)) : nil
  }
}
