/// Writes XML, one element a line where white space does not matter.
struct XMLWriter {
  private(set) var text = ""

  init() {
    // A picture of a flow has about so many bytes.
    text.reserveCapacity(1 << 16)
  }

  mutating func write(_ element: XMLElement) {
    text += "<"
    text += element.name
    for attribute in element.attributes {
      text += " "
      text += attribute.name
      text += "=\""
      append(attribute.value, isAttribute: true)
      text += "\""
    }
    guard !element.children.isEmpty else {
      text += "/>\n"
      return
    }
    text += ">"
    if case .element? = element.children.first { text += "\n" }
    for child in element.children {
      switch child {
      case .element(let child): write(child)
      case .text(let child): append(child, isAttribute: false)
      }
    }
    text += "</"
    text += element.name
    text += ">\n"
  }

  private mutating func append(_ string: String, isAttribute: Bool) {
    guard string.utf8.contains(where: isSpecial) else {
      text += string
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"" where isAttribute: text += "&quot;"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}

private func isSpecial(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
  default: false
  }
}
