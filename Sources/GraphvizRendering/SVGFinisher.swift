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
    let source: XMLTag
    var pass: SVGPass
    do {
      var reader = try XMLReader(bytes)
      source = try reader.tag()
      pass = SVGPass(reader, id: job.id, palette: palette)
      try pass.run(in: source)
    } catch {
      throw .malformedSVG("\(error.fault) at byte \(error.offset)")
    }
    let box = (source["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
    guard source.name == "svg", box.count == 4 else { throw .malformedSVG("no view box") }
    try check("node", job.nodeCount, pass.counts)
    try check("edge", job.edgeCount, pass.counts)
    try check("cluster", job.clusterCount, pass.counts)
    if let color = pass.unknownColor { throw .unknownColor(color) }

    let width = pixels(box[2])
    let height = pixels(box[3])
    var root = XMLTag(name: "svg")
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

    var writer = XMLWriter()
    writer.open(root)
    writer.write(tag("title", id: "\(job.id)-t"), printable(job.title))
    writer.write(tag("desc", id: "\(job.id)-d"), printable(job.summary))
    writer.write(XMLTag(name: "style"), Array(pass.styleSheet.utf8)[...])
    writer.write(pass.content)
    writer.close(root)
    return SVG(
      text: String(decoding: writer.bytes, as: UTF8.self), width: width, height: height)
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

private func tag(_ name: String, id: String) -> XMLTag {
  var tag = XMLTag(name: name)
  tag["id"] = id
  return tag
}

/// Text without characters that XML forbids (XML 1.0, section 2.2).
private func printable(_ text: String) -> ArraySlice<UInt8> {
  let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
    switch scalar.value {
    case 9, 10: scalar
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: scalar
    }
  }
  return Array(String(String.UnicodeScalarView(scalars)).utf8)[...]
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

func shortest(_ number: Double) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
