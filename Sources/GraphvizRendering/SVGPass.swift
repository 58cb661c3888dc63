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

  mutating func rewritten(_ children: [XMLNode]) throws(RenderFailure.Reason) -> [XMLNode] {
    var result: [XMLNode] = []
    for child in children {
      switch child {
      case .text: result.append(child)
      case .element(let element): result += try rewritten(element)
      }
    }
    return result
  }

  private mutating func rewritten(_ element: XMLElement) throws(RenderFailure.Reason) -> [XMLNode] {
    switch element.name {
    case "title": return []  // the name of a node or edge, for machines
    case "a": return try rewrittenAnchor(element)
    case "g" where element["id"]?.hasPrefix("a_") == true && element["class"] == nil:
      return try rewritten(element.children)  // the wrapper of an anchor
    default: break
    }
    var element = element
    if element.name == "g", let kind = element["class"]?.prefix(while: { $0 != " " }) {
      counts[String(kind), default: 0] += 1
    }
    if let own = element["id"] { element["id"] = "\(id)-\(own)" }
    try recolor(&element)
    if element.name == "text" { restyle(&element) }
    element.children = try rewritten(element.children)
    return [.element(element)]
  }

  /// Graphviz also writes an anchor where there is only a tooltip; that becomes a title.
  private mutating func rewrittenAnchor(
    _ element: XMLElement
  ) throws(RenderFailure.Reason) -> [XMLNode] {
    let title = element["xlink:title"].map {
      XMLNode.element(XMLElement(name: "title", children: [.text($0)]))
    }
    let children = (title.map { [$0] } ?? []) + (try rewritten(element.children))
    guard let link = element["xlink:href"] ?? element["href"] else { return children }
    hasLinks = true
    var anchor = XMLElement(name: "a", children: children)
    anchor["href"] = link
    anchor["xlink:href"] = link  // for SVG 1.1, that is, other programs than browsers
    anchor["target"] = element["target"]
    return [.element(anchor)]
  }

  private mutating func recolor(_ element: inout XMLElement) throws(RenderFailure.Reason) {
    if let color = try color("fill", of: &element) { fills.insert(color) }
    if let color = try color("stroke", of: &element) { strokes.insert(color) }
  }

  private func color(
    _ attribute: String, of element: inout XMLElement
  ) throws(RenderFailure.Reason) -> String? {
    guard let color = element[attribute]?.lowercased() else { return nil }
    if color == "transparent" || color == "none" {
      element[attribute] = "none"
      return nil
    }
    guard allowed.contains(color) else { throw .unknownColor(color) }
    element[attribute] = color
    return color
  }

  private func restyle(_ text: inout XMLElement) {
    text["font-family"] = "Helvetica,Arial,'Liberation Sans',Arimo,sans-serif"
    if let size = text["font-size"], size.hasSuffix(".00") {
      text["font-size"] = String(size.dropLast(3))
    }
    if text["fill"] == SVGStyleSheet.white { text["class"] = "on" }
  }
}
