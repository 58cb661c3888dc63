import DOT

/// One pass over the elements of an SVG from Graphviz, which rewrites them and notes what occurs.
struct SVGPass {
  private let id: String
  private let allowed: Set<String>
  private let palette: SVGPalette
  private var fills: Set<String> = []
  private var strokes: Set<String> = []

  /// How many groups of each kind there are; the kind is the first word of the class.
  private(set) var counts: [String: Int] = [:]
  /// The first colour that is not in the palette.
  private(set) var unknownColor: String?
  /// Whether anything leads anywhere.
  private(set) var hasLinks = false

  init(id: String, palette: SVGPalette) {
    self.id = id
    self.palette = palette
    allowed = Set(palette.entries.map { $0.light.text.lowercased() })
  }

  /// The style sheet for the colours that occurred.
  var styleSheet: String {
    SVGStyleSheet(palette: palette, fills: fills, strokes: strokes).text
  }

  mutating func rewritten(_ children: [XMLNode]) -> [XMLNode] {
    var result: [XMLNode] = []
    for child in children {
      switch child {
      case .text: result.append(child)
      case .element(let element): result += rewritten(element)
      }
    }
    return result
  }

  private mutating func rewritten(_ element: XMLElement) -> [XMLNode] {
    switch element.name {
    case "title": return []  // the name of a node or edge, for machines
    case "a": return rewrittenAnchor(element)
    case "g" where element["id"]?.hasPrefix("a_") == true && element["class"] == nil:
      return rewritten(element.children)  // the wrapper of an anchor
    default: break
    }
    var element = element
    if element.name == "g", let kind = element["class"]?.prefix(while: { $0 != " " }) {
      counts[String(kind), default: 0] += 1
    }
    if let own = element["id"] { element["id"] = "\(id)-\(own)" }
    recolor(&element)
    if element.name == "text" { restyle(&element) }
    element.children = rewritten(element.children)
    return [.element(element)]
  }

  /// Graphviz also writes an anchor where there is only a tooltip; that becomes a title.
  private mutating func rewrittenAnchor(
    _ element: XMLElement
  ) -> [XMLNode] {
    let title = element["xlink:title"].map {
      XMLNode.element(XMLElement(name: "title", children: [.text($0)]))
    }
    let children = (title.map { [$0] } ?? []) + (rewritten(element.children))
    guard let link = element["xlink:href"] ?? element["href"] else { return children }
    hasLinks = true
    var anchor = XMLElement(name: "a", children: children)
    anchor["href"] = link
    anchor["xlink:href"] = link  // for SVG 1.1, that is, other programs than browsers
    anchor["target"] = element["target"]
    return [.element(anchor)]
  }

  private mutating func recolor(_ element: inout XMLElement) {
    if let color = color("fill", of: &element) { fills.insert(color) }
    if let color = color("stroke", of: &element) { strokes.insert(color) }
  }

  private mutating func color(
    _ attribute: String, of element: inout XMLElement
  ) -> String? {
    guard var color = element[attribute] else { return nil }
    if color.utf8.contains(where: { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }) {
      color = color.lowercased()
    }
    if color == "transparent" || color == "none" {
      element[attribute] = "none"
      return nil
    }
    if !allowed.contains(color), unknownColor == nil { unknownColor = color }
    element[attribute] = color
    return color
  }

  private func restyle(_ text: inout XMLElement) {
    moveIndentation(of: &text)
    text["font-family"] = "Helvetica,Arial,'Liberation Sans',Arimo,sans-serif"
    if let size = text["font-size"], size.hasSuffix(".00") {
      text["font-size"] = String(size.dropLast(3))
    }
    if text["fill"] == SVGStyleSheet.white { text["class"] = "on" }
  }

  /// Puts text where its first visible character is: some programs drop leading spaces, even those
  /// that do not break.
  private func moveIndentation(of element: inout XMLElement) {
    guard case .text(let text)? = element.children.first, element.children.count == 1,
      element["text-anchor"] == "start", let first = text.unicodeScalars.first,
      let last = text.unicodeScalars.last, isSpace(first) || isSpace(last),
      let size = element["font-size"].flatMap(Double.init),
      let x = element["x"].flatMap(Double.init)
    else { return }
    let rest = text.unicodeScalars.drop(while: isSpace)
    guard let end = rest.lastIndex(where: { !isSpace($0) }) else { return }
    if rest.startIndex != text.startIndex {
      let indentation = TextMetrics.width(of: String(text[..<rest.startIndex]), size: Int(size))
      element["x"] = hundredths(x + indentation)
    }
    element.children = [.text(String(String.UnicodeScalarView(rest[...end])))]
  }
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || scalar == "\u{A0}"
}

/// A number with two decimals at most, as Graphviz writes them.
private func hundredths(_ number: Double) -> String {
  let rounded = (number * 100).rounded() / 100
  let text = "\(rounded)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
