/// Writes XML, one element a line where white space does not matter.
struct XMLWriter {
  private(set) var text = ""

  mutating func write(_ element: XMLElement) {
    text += "<\(element.name)"
    for attribute in element.attributes {
      text += " \(attribute.name)=\""
      append(attribute.value, isAttribute: true)
      text += "\""
    }
    guard !element.children.isEmpty else {
      text += "/>\n"
      return
    }
    text += ">"
    var isAfterElement = false
    for child in element.children {
      switch child {
      case .element(let child):
        if !isAfterElement { text += "\n" }
        isAfterElement = true
        write(child)
      case .text(let child):
        append(child, isAttribute: false)
      }
    }
    text += "</\(element.name)>\n"
  }

  private mutating func append(_ string: String, isAttribute: Bool) {
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
