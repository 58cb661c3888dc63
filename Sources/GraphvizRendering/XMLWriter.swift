/// Writes XML, one element a line where white space does not matter.
struct XMLWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether the last start tag still lacks its end: it depends on what follows.
  private var isTagOpen = false

  init() {
    // A picture of a flow has about so many bytes.
    bytes.reserveCapacity(1 << 16)
  }

  /// Starts an element.
  mutating func open(_ tag: XMLTag) {
    closeTag(with: ">\n")
    append("<")
    append(tag.name)
    for attribute in tag.attributes {
      append(" ")
      append(attribute.name)
      append("=\"")
      append(attribute.value, isAttribute: true)
      append("\"")
    }
    isTagOpen = true
  }

  /// Ends an element.
  mutating func close(_ tag: XMLTag) {
    if isTagOpen {
      closeTag(with: "/>\n")
    } else {
      append("</")
      append(tag.name)
      append(">\n")
    }
  }

  /// Writes text.
  mutating func write(_ text: ArraySlice<UInt8>) {
    closeTag(with: ">")
    append(text, isAttribute: false)
  }

  /// Writes an element with nothing but text in it.
  mutating func write(_ tag: XMLTag, _ text: ArraySlice<UInt8>) {
    open(tag)
    write(text)
    close(tag)
  }

  /// Writes elements that were written before.
  mutating func write(_ elements: XMLWriter) {
    closeTag(with: ">\n")
    bytes += elements.bytes
  }

  private mutating func closeTag(with end: StaticString) {
    if isTagOpen { append(end) }
    isTagOpen = false
  }

  private mutating func append(_ markup: StaticString) {
    bytes += UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount)
  }

  private mutating func append(_ name: String) {
    bytes += name.utf8
  }

  private mutating func append(_ text: ArraySlice<UInt8>, isAttribute: Bool) {
    guard text.contains(where: isSpecial) else {
      bytes += text
      return
    }
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;" as StaticString)
      case UInt8(ascii: "<"): append("&lt;" as StaticString)
      case UInt8(ascii: ">"): append("&gt;" as StaticString)
      case UInt8(ascii: "\"") where isAttribute: append("&quot;" as StaticString)
      default: bytes.append(byte)
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
