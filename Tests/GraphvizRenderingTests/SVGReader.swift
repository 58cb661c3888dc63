import Foundation
import GraphvizRendering

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What Foundation's parser, which is not ours, finds in a picture.
final class SVGReader: NSObject, XMLParserDelegate {
  private(set) var isWellFormed = false
  private(set) var texts: [String] = []
  private(set) var titles: [String] = []
  private var characters = ""

  init(_ svg: SVG) {
    super.init()
    let parser = XMLParser(data: Data(svg.text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    characters = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    characters += string
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "text" { texts.append(characters) }
    if name == "title" { titles.append(characters) }
    characters = ""
  }
}
