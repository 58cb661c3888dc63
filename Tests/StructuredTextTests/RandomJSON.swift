/// Objects of JSON, with all that its grammar has: the same ones for the same generator.
struct RandomJSON<Generator: RandomNumberGenerator> {
  private var generator: Generator
  private var text = ""
  private let lineBreak: String

  /// Writes an object.
  static func object(using generator: inout Generator) -> String {
    var writer = RandomJSON(generator: generator)
    writer.addOutside()
    writer.addObject(levels: 5)
    writer.addOutside()
    generator = writer.generator
    return writer.text
  }

  private init(generator: Generator) {
    var generator = generator
    self.lineBreak = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
    self.generator = generator
  }

  private mutating func add(oneOf texts: [String]) {
    text += texts.randomElement(using: &generator) ?? ""
  }

  private mutating func isChosen(oneIn count: Int) -> Bool {
    Int.random(in: 0..<count, using: &generator) == 0
  }

  // MARK: - Whitespace

  private mutating func addOutside() {
    add(oneOf: ["", " ", lineBreak, lineBreak + "  ", " " + lineBreak])
  }

  private mutating func addWhitespace() {
    add(oneOf: ["", "", " ", "\t", lineBreak, lineBreak + "  ", " \t" + lineBreak + "\t"])
  }

  // MARK: - Values

  private mutating func addValue(levels: Int) {
    switch Int.random(in: 0..<(levels > 0 ? 6 : 4), using: &generator) {
    case 0, 1: addString()
    case 2: addNumber()
    case 3: add(oneOf: ["true", "false", "null"])
    case 4: addArray(levels: levels)
    default: addObject(levels: levels)
    }
  }

  private mutating func addArray(levels: Int) {
    addItems("[", "]") { writer, _ in writer.addValue(levels: levels - 1) }
  }

  private mutating func addObject(levels: Int) {
    addItems("{", "}") { writer, number in
      // No two keys are the same.
      writer.text += "\"\(number)"
      writer.addCharacters()
      writer.text += "\""
      writer.add(oneOf: ["", "", " ", "\t "])
      writer.text += ":"
      writer.addWhitespace()
      writer.addValue(levels: levels - 1)
    }
  }

  private mutating func addItems(
    _ opening: String, _ closing: String, item: (inout Self, Int) -> Void
  ) {
    text += opening
    for number in 0..<Int.random(in: 0...4, using: &generator) {
      if number > 0 { text += "," }
      addWhitespace()
      item(&self, number)
      addWhitespace()
    }
    if text.hasSuffix(opening) { addWhitespace() }
    text += closing
  }

  // MARK: - Scalars

  private mutating func addNumber() {
    add(oneOf: ["", "", "-"])
    add(oneOf: ["0", "7", "80", "65535", "12345678901234567890"])
    if isChosen(oneIn: 3) { add(oneOf: [".0", ".5", ".125"]) }
    if isChosen(oneIn: 3) { add(oneOf: ["e3", "E3", "e+10", "E-07"]) }
  }

  private mutating func addString() {
    if isChosen(oneIn: 4) {
      // What means something else without quotes.
      add(oneOf: [
        #""null""#, #""<<""#, #""~""#, #""*a""#, #""&a b""#, #""!Ref x""#, "\"# no\"", #""- x""#,
      ])
      return
    }
    text += "\""
    addCharacters()
    text += "\""
  }

  private mutating func addCharacters() {
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      add(oneOf: [
        "a", "Z", "10.0.0.0/16", "::/0", " ", ": ", " #", "{", "]", ",", "'", "*", "ü", "é",
        "e\u{301}",
        "→", "漢字", "🚀", "\u{A0}", "\u{FFFD}", "\u{10FFFF}", #"\""#, #"\\"#, #"\/"#, #"\b"#, #"\f"#,
        #"\n"#, #"\r"#, #"\t"#, #"\\u0041"#, #"\u0041"#, #"\u00e9"#, #"\u6F22"#, #"\ud83d\ude80"#,
        #"\uDBFF\uDFFF"#,
      ])
    }
  }
}
