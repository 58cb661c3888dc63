import Foundation
import FoundationXML

/// A report as readers of JUnit see it.
final class JUnitReading: NSObject, XMLParserDelegate {
  struct IsMalformed: Error {}

  private(set) var count = 0
  /// The tests as `CLASS NAME`.
  private(set) var tests: [String] = []
  private(set) var failures: [String] = []
  private(set) var skipped: [String] = []
  private(set) var text = ""
  /// What the root says of itself.
  private(set) var totals: [String: String] = [:]

  init(_ xml: String) throws {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    guard parser.parse() else { throw IsMalformed() }
  }

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
    attributes: [String: String]
  ) {
    switch name {
    case "testsuites": totals = attributes
    case "testcase":
      count += 1
      tests.append("\(attributes["classname"] ?? "") \(attributes["name"] ?? "")")
    case "failure": failures.append(attributes["message"] ?? "")
    case "skipped": skipped.append(attributes["message"] ?? "")
    default: break
    }
  }

  func parser(_: XMLParser, foundCharacters string: String) { text += string }
}
