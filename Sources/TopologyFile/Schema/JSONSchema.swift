/// Writes shapes as a JSON Schema (draft 2020-12), for editors.
struct JSONSchema {
  /// A JSON value whose members keep their order.
  fileprivate indirect enum JSON {
    case text(String)
    case number(Int)
    case boolean(Bool)
    case array([JSON])
    case object([(String, JSON)])
  }

  private static let definitions: [Shape] = [
    .prefixList, .vpc, .subnet, .routeTable, .route, .securityGroup, .securityGroupRule,
    .networkACL, .networkACLRule, .instance, .networkInterface, .autoScalingGroup, .loadBalancer,
    .listener, .healthCheck, .targetGroup, .target, .natGateway, .peering, .transitGateway,
    .transitGatewayAttachment, .transitGatewayRouteTable, .transitGatewayRoute, .vpcEndpoint,
    .lambdaFunction, .database, .external, .flow,
    .suppression,
  ]

  /// The schema of a whole file.
  static func text() -> String {
    let head: [(String, JSON)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("Portolan topology file")),
    ]
    let definitions = definitions.map { ($0.definitionName, object($0)) }
    guard case .object(let file) = object(.file) else { return "" }
    return lines(.object(head + file + [("$defs", .object(definitions))]), indent: "") + "\n"
  }

  private static func object(_ shape: Shape) -> JSON {
    let properties = shape.fields.map { field in
      (field.key.rawValue, described(schema(field.value), field.description))
    }
    let required = shape.fields.filter(\.isRequired).map { JSON.text($0.key.rawValue) }
    return .object(
      [
        ("type", .text("object")), ("properties", .object(properties)),
        ("additionalProperties", .boolean(false)),
      ] + (required.isEmpty ? [] : [("required", .array(required))]))
  }

  private static func described(_ schema: JSON, _ description: String) -> JSON {
    guard case .object(let members) = schema else { return schema }
    return .object([("description", .text(description))] + members)
  }

  private static func schema(_ value: Shape.Value) -> JSON {
    switch value {
    // YAML reads 12 and true as other types, which are texts all the same.
    case .text: .object([("type", .array(["string", "number", "boolean"].map(JSON.text)))])
    case .number(let range):
      .object([
        ("type", .text("integer")), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)),
      ])
    case .boolean: .object([("type", .text("boolean"))])
    case .date: .object([("type", .text("string")), ("format", .text("date"))])
    case .unknown: .object([("type", .text("string")), ("pattern", .text("^unknown(: .*)?$"))])
    case .word(let words): .object([("enum", .array(words.map(JSON.text)))])
    case .ports:
      .object([
        ("type", .array([.text("integer"), .text("string")])), ("minimum", .number(0)),
        ("maximum", .number(65535)),
      ])
    case .object(let shape): .object([("$ref", .text("#/$defs/\(shape.definitionName)"))])
    case .list(let element):
      .object([("type", .text("array")), ("items", schema(element))])
    case .dictionary(let element):
      // An empty section is written `vpcs:`, which YAML reads as null.
      .object([
        ("type", .array([.text("object"), .text("null")])),
        ("additionalProperties", schema(element)),
      ])
    case .either(let forms): .object([("anyOf", .array(forms.map(schema)))])
    }
  }
}

// MARK: - Text

extension JSONSchema {
  private static func lines(_ json: JSON, indent: String) -> String {
    let inner = indent + "  "
    switch json {
    case .text(let text): return quoted(text)
    case .number(let number): return String(number)
    case .boolean(let value): return String(value)
    case .array(let items) where items.allSatisfy(\.isScalar):
      return "[" + items.map { lines($0, indent: inner) }.joined(separator: ", ") + "]"
    case .array(let items):
      let texts = items.map { inner + lines($0, indent: inner) }
      return "[\n" + texts.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let texts = members.map { "\(inner)\(quoted($0.0)): \(lines($0.1, indent: inner))" }
      return "{\n" + texts.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  /// Our own words: they hold no control characters.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension JSONSchema.JSON {
  fileprivate var isScalar: Bool {
    switch self {
    case .text, .number, .boolean: true
    case .array, .object: false
    }
  }
}

extension Shape {
  /// The noun without its article, in one word: "securityGroup".
  fileprivate var definitionName: String {
    let words = noun.split(separator: " ").dropFirst().map(String.init)
    let capitalized = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    guard let first = words.first else { return noun }
    let isAcronym = first == first.uppercased()
    let start = isAcronym ? first.lowercased() : first.prefix(1).lowercased() + first.dropFirst()
    return start + capitalized.dropFirst().joined()
  }
}
