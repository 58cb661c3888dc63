import DOT

/// Turns the SVG that Graphviz writes into one that may stand in a page.
///
/// It is checked against the graph, gets a title and a description, unique ids, the fonts whose
/// metrics were used, and a dark mode; what only a machine wants to read is dropped.
struct SVGFinisher {
  let job: RenderJob
  let palette: SVGPalette

  func finish(_ bytes: [UInt8]) throws(RenderFailure.Reason) -> SVG {
    guard isName(job.id) else { throw .invalidID }
    let source: XMLElement
    do { source = try XMLReader.read(bytes) } catch {
      throw .malformedSVG("\(error.fault) at byte \(error.offset)")
    }
    let box = (source["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
    guard source.name == "svg", box.count == 4 else { throw .malformedSVG("no view box") }

    var pass = SVGPass(id: job.id, palette: palette)
    let content = pass.rewritten(source.children)
    try check("node", job.nodeCount, pass.counts)
    try check("edge", job.edgeCount, pass.counts)
    try check("cluster", job.clusterCount, pass.counts)
    if let color = pass.unknownColor { throw .unknownColor(color) }

    let width = pixels(box[2])
    let height = pixels(box[3])
    var root = XMLElement(name: "svg")
    root["xmlns"] = "http://www.w3.org/2000/svg"
    if pass.hasLinks { root["xmlns:xlink"] = "http://www.w3.org/1999/xlink" }
    root["id"] = job.id
    root["class"] = "portolan"
    // One picture with a description: the hop list of the page has the same links for those who do
    // not see it.
    root["role"] = "img"
    root["aria-labelledby"] = "\(job.id)-t \(job.id)-d"
    root["width"] = "\(width)"
    root["height"] = "\(height)"
    root["viewBox"] = box.map(shortest).joined(separator: " ")
    root.children =
      [
        .element(labelled("title", id: "\(job.id)-t", job.title)),
        .element(labelled("desc", id: "\(job.id)-d", job.summary)),
        .element(XMLElement(name: "style", children: [.text(pass.styleSheet)])),
      ] + content

    var writer = XMLWriter()
    writer.write(root)
    return SVG(text: writer.text, width: width, height: height)
  }

  private func check(
    _ kind: String, _ expected: Int, _ counts: [String: Int]
  ) throws(RenderFailure.Reason) {
    let drawn = counts[kind, default: 0]
    guard drawn == expected else {
      throw .miscounted(kind: kind, expected: expected, drawn: drawn)
    }
  }
}

private func labelled(_ name: String, id: String, _ text: String) -> XMLElement {
  XMLElement(
    name: name, attributes: [XMLAttribute(name: "id", value: id)],
    children: [.text(printable(text))])
}

/// Text without characters that XML forbids (XML 1.0, section 2.2).
private func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        switch scalar.value {
        case 9, 10: scalar
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: "\u{FFFD}"
        default: scalar
        }
      }))
}

private func isName(_ id: String) -> Bool {
  guard let first = id.unicodeScalars.first, isLetter(first) else { return false }
  return id.unicodeScalars.allSatisfy {
    isLetter($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
  }
}

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
  ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
}

/// Graphviz counts in points, of which 72 make an inch; CSS in pixels, of which 96 do.
private func pixels(_ points: Double) -> Int { Int((points * 4 / 3).rounded()) }

private func shortest(_ number: Double) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
