/// The text of `Fn::Sub`, taken apart.
struct Substitution {
  enum Part: Equatable {
    case literal(String)
    /// A name, or `NAME.ATTRIBUTE`.
    case variable(String)
  }

  let parts: [Part]

  /// Takes a text apart: `${Name}` is a variable, `${!Name}` the text `${Name}`.
  init(_ text: String) {
    var parts: [Part] = []
    var literal = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${"),
      let end = rest[start.upperBound...].firstIndex(of: "}")
    {
      literal += rest[..<start.lowerBound]
      let name = rest[start.upperBound..<end]
      if name.first == "!" {
        literal += "${\(name.dropFirst())}"
      } else {
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(.variable(name.split(separator: " ").joined()))
      }
      rest = rest[rest.index(after: end)...]
    }
    literal += rest
    if !literal.isEmpty || parts.isEmpty { parts.append(.literal(literal)) }
    self.parts = parts
  }
}
