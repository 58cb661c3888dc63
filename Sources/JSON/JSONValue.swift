/// A JSON value whose objects keep the order in which their members were written.
///
/// The order is part of what a reader sees: the verdict comes before the evidence.
public enum JSONValue: Hashable, Sendable {
  /// A member of an object.
  public struct Member: Hashable, Sendable {
    /// The name of the member.
    public let name: String
    /// The value of the member.
    public let value: JSONValue
  }

  case string(String)
  case number(Int)
  case boolean(Bool)
  case array([JSONValue])
  case object([Member])
}

extension JSONValue {
  /// An object of the members that have a value.
  public static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// An array of strings.
  public static func strings(_ values: some Sequence<String>) -> JSONValue {
    .array(values.map { .string($0) })
  }

  /// Nothing where there are no values, so that the member is left out.
  public static func array(unlessEmpty values: [JSONValue]) -> JSONValue? {
    values.isEmpty ? nil : .array(values)
  }

  /// The text, indented by two spaces and with a final newline; short arrays stay on one line.
  public var text: String {
    var output = ""
    write(to: &output, indent: 0)
    output += "\n"
    return output
  }

  private func write(to output: inout String, indent: Int) {
    switch self {
    case .string(let text): Self.write(text, to: &output)
    case .number(let number): output += "\(number)"
    case .boolean(let value): output += "\(value)"
    case .array(let values):
      if values.allSatisfy(\.isScalar) {
        Self.writeList(values, "[", "]", to: &output) { $0.write(to: &$1, indent: indent) }
      } else {
        Self.writeBlock(values, "[", "]", to: &output, indent: indent) {
          $0.write(to: &$1, indent: indent + 1)
        }
      }
    case .object(let members):
      if members.isEmpty {
        output += "{}"
      } else {
        Self.writeBlock(members, "{", "}", to: &output, indent: indent) { member, output in
          Self.write(member.name, to: &output)
          output += ": "
          member.value.write(to: &output, indent: indent + 1)
        }
      }
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    case .string, .number, .boolean: true
    }
  }

  private static func writeList<Item>(
    _ items: [Item], _ open: String, _ close: String, to output: inout String,
    _ write: (Item, inout String) -> Void
  ) {
    output += open
    for (index, item) in items.enumerated() {
      if index > 0 { output += ", " }
      write(item, &output)
    }
    output += close
  }

  private static func writeBlock<Item>(
    _ items: [Item], _ open: String, _ close: String, to output: inout String, indent: Int,
    _ write: (Item, inout String) -> Void
  ) {
    let margin = String(repeating: "  ", count: indent)
    output += open
    for (index, item) in items.enumerated() {
      output += index == 0 ? "\n" : ",\n"
      output += margin + "  "
      write(item, &output)
    }
    output += "\n\(margin)\(close)"
  }

  /// Writes a string with every character escaped that JSON (RFC 8259, section 7), YAML or a terminal minds.
  private static func write(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || (0x80...0x9F) ~= scalar.value,
        "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
