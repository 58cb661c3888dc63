import DOT

/// One pass over the elements of an SVG from Graphviz, which writes them anew and notes what occurs.
struct SVGPass {
  private let id: String
  private let allowed: Set<String>
  private let palette: SVGPalette
  private var reader: XMLReader
  private var fills: Set<String> = []
  private var strokes: Set<String> = []

  /// What was written so far.
  private(set) var content = XMLWriter()
  /// How many groups of each kind there are; the kind is the first word of the class.
  private(set) var counts: [String: Int] = [:]
  /// The first colour that is not in the palette.
  private(set) var unknownColor: String?
  /// Whether anything leads anywhere.
  private(set) var hasLinks = false

  init(_ reader: XMLReader, id: String, palette: SVGPalette) {
    self.reader = reader
    self.id = id
    self.palette = palette
    allowed = Set(palette.entries.map { $0.light.text.lowercased() })
  }

  /// The style sheet for the colours that occurred.
  var styleSheet: String {
    SVGStyleSheet(palette: palette, fills: fills, strokes: strokes).text
  }

  /// Rewrites what is in the root.
  mutating func run(in root: XMLTag) throws(XMLError) {
    try rewriteContent(of: root)
    try reader.end()
  }

  private mutating func rewriteContent(of tag: XMLTag) throws(XMLError) {
    while let piece = try reader.next(in: tag) {
      switch piece {
      case .text(let text): content.write(text)
      case .element: try rewrite(try reader.tag())
      }
    }
  }

  private mutating func rewrite(_ tag: XMLTag) throws(XMLError) {
    switch tag.name {
    case "title": _ = try text(in: tag)  // the name of a node or edge, for machines
    case "a": try rewriteAnchor(tag)
    case "g" where tag["id"]?.hasPrefix("a_") == true && tag.bytes(of: "class") == nil:
      try rewriteWrapper(tag)
    default: try rewriteShape(tag)
    }
  }

  private mutating func rewriteShape(_ tag: XMLTag) throws(XMLError) {
    var tag = tag
    if tag.name == "g", let kind = tag["class"]?.prefix(while: { $0 != " " }) {
      counts[String(kind), default: 0] += 1
    }
    if let own = tag["id"] { tag["id"] = "\(id)-\(own)" }
    recolor(&tag)
    if tag.name == "text" {
      var text = try text(in: tag)
      restyle(&tag, &text)
      content.open(tag)
      if !text.isEmpty { content.write(text) }
    } else {
      content.open(tag)
      try rewriteContent(of: tag)
    }
    content.close(tag)
  }

  /// The wrapper of an anchor stays where the graph gave it a name and classes (`HTMLAttribute.id`).
  private mutating func rewriteWrapper(_ tag: XMLTag) throws(XMLError) {
    let words = (tag["id"] ?? "").dropFirst("a_".count).split(separator: ".")
    guard words.count > 1 else { return try rewriteContent(of: tag) }
    var group = XMLTag(name: "g")
    group["id"] = "\(id)-\(words[0])"
    group["class"] = words.dropFirst().joined(separator: " ")
    content.open(group)
    try rewriteContent(of: tag)
    content.close(group)
  }

  /// Graphviz also writes an anchor where there is only a tooltip; that becomes a title.
  private mutating func rewriteAnchor(_ tag: XMLTag) throws(XMLError) {
    var anchor = XMLTag(name: "a")
    if let link = tag["xlink:href"] ?? tag["href"], link != DOTLink.nowhere.text {
      hasLinks = true
      anchor["href"] = link
      anchor["xlink:href"] = link  // for SVG 1.1, that is, other programs than browsers
      anchor["target"] = tag["target"]
      content.open(anchor)
    }
    if let title = tag.bytes(of: "xlink:title") { content.write(XMLTag(name: "title"), title) }
    try rewriteContent(of: tag)
    if !anchor.attributes.isEmpty { content.close(anchor) }
  }

  /// The text in an element that holds nothing else.
  private mutating func text(in tag: XMLTag) throws(XMLError) -> ArraySlice<UInt8> {
    var text: ArraySlice<UInt8> = []
    while let piece = try reader.next(in: tag) {
      guard case .text(let more) = piece else {
        throw reader.error("an element in a '\(tag.name)'")
      }
      text = text.isEmpty ? more : text + more
    }
    return text
  }

  private mutating func recolor(_ element: inout XMLTag) {
    if let color = color("fill", of: &element) { fills.insert(color) }
    if let color = color("stroke", of: &element) { strokes.insert(color) }
  }

  private mutating func color(
    _ attribute: String, of element: inout XMLTag
  ) -> String? {
    guard var color = element[attribute] else { return nil }
    let original = color
    if color.utf8.contains(where: { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }) {
      color = color.lowercased()
    }
    if color == "transparent" { color = "none" }
    if color != original { element[attribute] = color }
    guard color != "none" else { return nil }
    if !allowed.contains(color), unknownColor == nil { unknownColor = color }
    return color
  }

  private func restyle(_ tag: inout XMLTag, _ text: inout ArraySlice<UInt8>) {
    moveIndentation(of: &tag, &text)
    tag["font-family"] = "Helvetica,Arial,'Liberation Sans',Arimo,sans-serif"
    if let size = tag["font-size"], size.hasSuffix(".00") {
      tag["font-size"] = String(size.dropLast(3))
    }
    if tag["fill"] == SVGStyleSheet.white { tag["class"] = "on" }
  }

  /// Puts text where its first visible character is: some programs drop leading spaces, even those
  /// that do not break.
  private func moveIndentation(of tag: inout XMLTag, _ bytes: inout ArraySlice<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard tag["text-anchor"] == "start", let first = text.unicodeScalars.first,
      let last = text.unicodeScalars.last, isSpace(first) || isSpace(last),
      let size = tag["font-size"].flatMap(Double.init),
      let x = tag["x"].flatMap(Double.init)
    else { return }
    let rest = text.unicodeScalars.drop(while: isSpace)
    guard let end = rest.lastIndex(where: { !isSpace($0) }) else { return }
    if rest.startIndex != text.startIndex {
      let indentation = TextMetrics.width(of: String(text[..<rest.startIndex]), size: Int(size))
      tag["x"] = hundredths(x + indentation)
    }
    bytes = Array(String(String.UnicodeScalarView(rest[...end])).utf8)[...]
  }
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || scalar == "\u{A0}"
}

/// A number with two decimals at most, as Graphviz writes them.
private func hundredths(_ number: Double) -> String {
  shortest((number * 100).rounded() / 100)
}
