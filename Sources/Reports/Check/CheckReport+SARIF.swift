import Diagnostics
import Evaluation
public import JSON
import NetworkModel
import Provenance
import Review

extension CheckReport {
  /// The name of the fingerprint that holds a finding's identifier.
  static let fingerprint = "portolanFinding/v1"
  /// The one that GitHub goes by: given, it computes none from the text around the line.
  private static let lineFingerprint = "primaryLocationLineHash"
  private static let root = "SRCROOT"
  /// As many results as GitHub takes of a run.
  public static let mostResults = 25_000

  /// The findings in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), the worst first and
  /// the accepted ones last; what is more than `limit` is left out, which a notification says.
  ///
  /// - Parameter version: that of the program.
  public func sarif(version: String, atMost limit: Int = mostResults) -> JSONValue {
    let rules = SARIFRules(of: findings + accepted.map(\.finding))
    let shown = findings.prefix(limit)
    let shownAccepted = accepted.prefix(limit - shown.count)
    let cut = findings.count + accepted.count - shown.count - shownAccepted.count
    let results =
      shown.map { result($0, rules, suppressions: []) }
      + shownAccepted.map { result($0.finding, rules, suppressions: [suppression($0.suppression)]) }
    return .object([
      "$schema": .string(
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
      ),
      "version": .string("2.1.0"),
      "runs": .array([
        .object([
          "tool": .object([
            "driver": .object([
              "name": .string("Portolan"), "semanticVersion": .string(version),
              "rules": .array(rules.json),
            ])
          ]),
          "columnKind": .string("unicodeCodePoints"),
          "originalUriBaseIds": .object([
            Self.root: .object([
              "description": .object(["text": .string("The folder in which the check ran.")])
            ])
          ]),
          "invocations": cut == 0 ? nil : .array([notification(cut)]),
          "results": .array(results),
        ])
      ]),
    ])
  }

  /// The worst stay: `findings` are sorted that way.
  private func notification(_ cut: Int) -> JSONValue {
    .object([
      "executionSuccessful": .boolean(true),
      "toolExecutionNotifications": .array([
        .object([
          "level": .string("warning"),
          "message": .object(["text": .string("\(cut.of("more result")) left out")]),
        ])
      ]),
    ])
  }

  private func result(
    _ finding: Finding, _ rules: SARIFRules, suppressions: [JSONValue]
  ) -> JSONValue {
    .object([
      "ruleId": .string(finding.check),
      "ruleIndex": rules.index(of: finding.check).map { .number($0) },
      "level": .string(finding.severity.rawValue),
      "message": .object([
        "text": .string(Self.plain(finding.sentences))
      ]),
      "locations": .array([
        .object([
          "physicalLocation": location(places.place(of: finding)),
          "logicalLocations": .array([logicalLocation(finding.resource)]),
        ])
      ]),
      "partialFingerprints": .object([
        Self.fingerprint: .string(finding.id), Self.lineFingerprint: .string("\(finding.id):1"),
      ]),
      "baselineState": baseline.map { _ in .string(isNew(finding) ? "new" : "unchanged") },
      "suppressions": .array(unlessEmpty: suppressions),
      "properties": .object(["confidence": .string(finding.confidence.rawValue)]),
    ])
  }

  /// Sentences in which nothing looks like a link (SARIF 2.1.0, section 3.11.6).
  private static func plain(_ sentences: String) -> String {
    sentences.printable.replacing("](", with: "] (")
  }

  private func suppression(_ suppression: Suppression) -> JSONValue {
    .object([
      "kind": .string("external"), "status": .string("accepted"),
      "justification": .string(suppression.reason.printable),
      "location": .object([
        "physicalLocation": location(places.relative(suppression.location))
      ]),
      "properties": suppression.ticket == nil && suppression.until == nil
        ? nil
        : .object([
          "ticket": suppression.ticket.map { .string($0) },
          "until": suppression.until.map { .string($0) },
        ]),
    ])
  }

  private func location(_ place: SourceLocation) -> JSONValue {
    let isAbsolute = place.file.hasPrefix("/")
    return .object([
      "artifactLocation": .object([
        "uri": .string((isAbsolute ? "file://" : "") + place.file.percentEncodedPath),
        "uriBaseId": isAbsolute ? nil : .string(Self.root),
      ]),
      "region": .object([
        "startLine": .number(max(1, place.line)), "startColumn": .number(max(1, place.column)),
      ]),
    ])
  }

  private func logicalLocation(_ resource: Finding.Resource) -> JSONValue {
    let path = [resource.kind, resource.id, resource.direction?.rawValue, resource.rule]
    return .object([
      "name": .string(resource.name ?? resource.id),
      "fullyQualifiedName": .string(path.compactMap(\.self).joined(separator: "/")),
      "kind": .string("resource"),
    ])
  }
}

extension String {
  /// A path as a relative reference (RFC 3986): everything but unreserved characters is encoded, the colon
  /// of a first segment, too.
  fileprivate var percentEncodedPath: String {
    var result = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
