public import Diagnostics
public import StructuredText

/// The findings of an earlier check: those that nobody has accepted.
public struct FindingsBaseline: Hashable, Sendable {
  /// Their identifiers.
  public let ids: Set<String>

  /// Holds findings by identifier.
  public init(_ ids: Set<String>) { self.ids = ids }

  /// Reads what `check` wrote as JSON or SARIF; nil where something is wrong with it.
  public static func read(
    _ source: SourceText
  ) -> (baseline: FindingsBaseline?, diagnostics: [Diagnostic]) {
    LargeStack.run {
      let complaints = Complaints()
      let ids = SourceReader.read(source, complaints: complaints).map {
        identifiers(in: $0, complaints)
      }
      return (
        complaints.hasErrors ? nil : ids.map { FindingsBaseline(Set($0)) }, complaints.sorted
      )
    }
  }

  private static func identifiers(in root: YAMLNode, _ complaints: Complaints) -> [String] {
    if root["format"]?.text == CheckReport.format, let findings = root["findings"], findings.isList
    {
      return findings.items.compactMap { finding in
        identifier(finding["id"], of: finding, "this finding has no 'id'", complaints)
      }
    }
    if let runs = root["runs"], runs.isList {
      return runs.items.flatMap { $0["results"]?.items ?? [] }.filter(isOpen).compactMap { result in
        identifier(
          result["partialFingerprints"]?[CheckReport.fingerprint], of: result,
          "this result has no fingerprint '\(CheckReport.fingerprint)'", complaints)
      }
    }
    complaints.error(
      Code("baseline.format"), "this is not the result of a check", at: root.location,
      help: "write it with `portolan check --format json`, or as SARIF")
    return []
  }

  /// Whether a result of SARIF is one that is there, and accepted by nobody.
  private static func isOpen(_ result: YAMLNode) -> Bool {
    result["suppressions"]?.items.isEmpty != false && result["baselineState"]?.text != "absent"
  }

  private static func identifier(
    _ node: YAMLNode?, of finding: YAMLNode, _ message: String, _ complaints: Complaints
  ) -> String? {
    if let text = node?.text { return text }
    complaints.error(
      Code("baseline.format"), message, at: finding.location,
      help: "write the baseline anew with `portolan check --format json`")
    return nil
  }
}
