/// A reference as a plan writes it: `aws_subnet.public[0].id`, `module.app["blue"].url`, `var.vpc_id`.
struct ReferenceText {
  enum Part: Hashable {
    case name(String)
    /// An index, without its brackets.
    case key(String)
  }

  let parts: [Part]

  /// Splits a reference; what is malformed ends it.
  init(_ text: String) {
    var parts: [Part] = []
    var current = ""
    var isKey = false
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if isQuoted {
        current.append(character)
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isQuoted = false
        }
        continue
      }
      switch character {
      case "\"" where isKey:
        isQuoted = true
        current.append(character)
      case "." where !isKey, "[":
        if !current.isEmpty { parts.append(.name(current)) }
        current = ""
        isKey = character == "["
      case "]":
        parts.append(.key(current))
        current = ""
        isKey = false
      default: current.append(character)
      }
    }
    if !current.isEmpty, !isKey { parts.append(.name(current)) }
    self.parts = parts
  }

  /// The references of an expression, each once: plans list what each of them begins with behind it.
  static func heads(of texts: [String]) -> [String] {
    var heads: [String] = []
    for (index, text) in texts.enumerated() {
      if index > 0, isBeginning(text, of: texts[index - 1]) { continue }
      heads.append(text)
    }
    return heads
  }

  private static func isBeginning(_ text: String, of whole: String) -> Bool {
    guard whole.utf8.count > text.utf8.count, whole.hasPrefix(text) else { return false }
    let next = whole.utf8[whole.utf8.index(whole.utf8.startIndex, offsetBy: text.utf8.count)]
    return next == UInt8(ascii: ".") || next == UInt8(ascii: "[")
  }
}
