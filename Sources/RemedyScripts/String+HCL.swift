extension String {
  /// As a quoted template of HCL that stands for the text itself.
  var asHCL: String {
    var output = "\""
    var scalars = unicodeScalars.makeIterator()
    var current = scalars.next()
    while let scalar = current {
      let next = scalars.next()
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "$" where next == "{", "%" where next == "{":
        output.unicodeScalars.append(contentsOf: [scalar, scalar])
      case _ where scalar.properties.generalCategory == .control:
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
      current = next
    }
    return output + "\""
  }
}
