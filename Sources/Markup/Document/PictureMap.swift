/// Where the links of a picture are: what a page needs to make a picture without links of its own clickable.
///
/// Reads SVG as Graphviz writes it: links around shapes, one transform for everything.
public struct PictureMap: Hashable, Sendable {
  /// A rectangle that leads somewhere, in pixels from the upper left corner.
  public struct Area: Hashable, Sendable {
    /// Of the left edge.
    public let left: Int
    /// Of the upper edge.
    public let top: Int
    /// Of the right edge.
    public let right: Int
    /// Of the lower edge.
    public let bottom: Int
    /// Where it leads.
    public let target: LinkTarget
    /// What is there, in a sentence.
    public let title: String
  }

  /// In pixels.
  public let width: Int
  /// In pixels.
  public let height: Int
  /// In the order of the picture.
  public let areas: [Area]

  /// Finds the links of a picture; nil where it is no SVG that says its size in pixels.
  ///
  /// - Parameter path: of its file, from the root of all pages: what its links are relative to.
  public init?(svg: String, at path: String) {
    var scan = Scan(path: path)
    for event in XMLReader(svg) { scan.read(event) }
    let sizes = 1...1e6
    guard let scale = scan.scale, sizes.contains(scan.width), sizes.contains(scan.height) else {
      return nil
    }
    func pixels(_ length: Double, atMost most: Double, _ rule: FloatingPointRoundingRule) -> Int {
      Int(min(max(length * scale, 0), most).rounded(rule))
    }
    self.width = Int(scan.width)
    self.height = Int(scan.height)
    self.areas = scan.links.map { link in
      Area(
        left: pixels(link.box.left, atMost: scan.width, .down),
        top: pixels(link.box.top, atMost: scan.height, .down),
        right: pixels(link.box.right, atMost: scan.width, .up),
        bottom: pixels(link.box.bottom, atMost: scan.height, .up),
        target: link.target, title: link.title)
    }
  }

  /// A picture whose links lead where they do in a place; what leads nowhere there is no link any more.
  public static func svg(_ svg: String, at path: String, links: LinkStyle) -> String {
    let bytes = Array(svg.utf8)
    var result: [UInt8] = []
    var reader = XMLReader(bytes)
    var copied = 0
    while let event = reader.next() {
      guard case .start("a", let attributes) = event else { continue }
      let address = attributes.link.flatMap { LinkTarget(url: $0, from: path) }.flatMap {
        links($0)
      }
      let rest = attributes.filter { $0.key != "href" && $0.key != "xlink:href" }
        .sorted { $0.key < $1.key }
      let hrefs = address.map { [("href", $0), ("xlink:href", $0)] } ?? []
      let text = (hrefs + rest.map { ($0.key, $0.value) }).map { " \($0)=\"\(HTML.text($1))\"" }
      result += bytes[copied..<reader.range.lowerBound] + Array("<a\(text.joined())>".utf8)
      copied = reader.range.upperBound
    }
    return String(decoding: result + bytes[copied...], as: UTF8.self)
  }
}

extension [String: String] {
  /// Where an `<a>` of an SVG leads.
  fileprivate var link: String? { self["href"] ?? self["xlink:href"] }
}

/// A rectangle in the units of the picture.
private struct Box {
  var left = Double.infinity
  var top = Double.infinity
  var right = -Double.infinity
  var bottom = -Double.infinity

  mutating func add(_ x: Double, _ y: Double) {
    left = min(left, x)
    top = min(top, y)
    right = max(right, x)
    bottom = max(bottom, y)
  }
}

/// What was found so far.
private struct Scan {
  struct Link {
    let target: LinkTarget
    var title: String
    var box = Box()
    /// Whether the box is one of shapes, which say more than text does.
    var hasShape = false
  }

  let path: String
  var width = 0.0
  var height = 0.0
  /// Pixels for each unit.
  var scale: Double?
  var links: [Link] = []
  private var offset = (x: 0.0, y: 0.0)
  private var open: Link?
  private var label: (start: (x: Double, y: Double), size: Double, anchor: String, text: String)?
  private var isInTitle = false

  init(path: String) { self.path = path }

  mutating func read(_ event: XMLReader.Event) {
    switch event {
    case .start("svg", let attributes):
      let view = Self.numbers(attributes["viewBox"] ?? "")
      width = Double(attributes["width"] ?? "") ?? 0
      height = Double(attributes["height"] ?? "") ?? 0
      if view.count == 4, view[2] > 0 {
        scale = width / view[2]
        offset = (-view[0], -view[1])
      }
    case .start("g", let attributes):
      guard let transform = attributes["transform"],
        let start = transform.firstRange(of: "translate(")
      else { return }
      let numbers = Self.numbers(String(transform[start.upperBound...].prefix { $0 != ")" }))
      if numbers.count == 2 { offset = (offset.x + numbers[0], offset.y + numbers[1]) }
    case .start("a", let attributes):
      guard let url = attributes.link, let target = LinkTarget(url: url, from: path) else { return }
      open = Link(target: target, title: attributes["xlink:title"] ?? "")
    case .end("a"):
      if let link = open, link.box.left < link.box.right { links.append(link) }
      open = nil
    case .start("title", _): isInTitle = true
    case .end("title"): isInTitle = false
    case .start("polygon", let attributes), .start("polyline", let attributes):
      addShape(Self.numbers(attributes["points"] ?? ""))
    case .start("path", let attributes): addShape(Self.numbers(attributes["d"] ?? ""))
    case .start("text", let attributes):
      guard let x = Double(attributes["x"] ?? ""), let y = Double(attributes["y"] ?? "") else {
        return
      }
      label = (
        (x, y), Double(attributes["font-size"] ?? "") ?? 14, attributes["text-anchor"] ?? "", ""
      )
    case .text(let text):
      if isInTitle { open?.title = text } else { label?.text += text }
    case .end("text"): addLabel()
    default: break
    }
  }

  private mutating func addShape(_ numbers: [Double]) {
    open?.hasShape = true
    add(numbers)
  }

  private mutating func add(_ numbers: [Double]) {
    for index in stride(from: 0, to: numbers.count - 1, by: 2) {
      open?.box.add(numbers[index] + offset.x, numbers[index + 1] + offset.y)
    }
  }

  /// Takes a letter for six tenths of its height: about right, and enough to be hit.
  private mutating func addLabel() {
    guard let label else { return }
    self.label = nil
    let width = Double(label.text.count) * label.size * 0.6
    let left =
      switch label.anchor {
      case "middle": label.start.x - width / 2
      case "end": label.start.x - width
      default: label.start.x
      }
    guard open?.hasShape == false else { return }
    add([left, label.start.y - label.size, left + width, label.start.y + label.size / 4])
  }

  /// All numbers of a text, whatever stands between them.
  private static func numbers(_ text: String) -> [Double] {
    text.split { !("0123456789.-+e".contains($0)) }.compactMap { Double($0) }.filter(\.isFinite)
  }
}
