/// Texts as AWS takes them in names and descriptions.
enum AWSText {
  /// A description of a group or a rule: 255 of some characters (SG-18).
  static func description(_ text: String) -> String {
    String(text.map { isAllowed($0) ? $0 : "_" }.prefix(255))
  }

  /// A name of a group, which must not look like an identifier.
  static func groupName(_ text: String) -> String {
    let name = description(text)
    let isTaken = name.lowercased().hasPrefix("sg-") || name == "default" || name.isEmpty
    return String((isTaken ? "group \(name)" : name).prefix(255))
  }

  private static func isAllowed(_ character: Character) -> Bool {
    guard let ascii = character.asciiValue, character != "\r\n" else { return false }
    let marks = " ._-:/()#,@[]+=&;{}!$*".utf8
    return (0x30...0x39).contains(ascii) || (0x41...0x5A).contains(ascii)
      || (0x61...0x7A).contains(ascii) || marks.contains(ascii)
  }
}
