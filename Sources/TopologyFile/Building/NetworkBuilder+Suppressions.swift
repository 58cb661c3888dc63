internal import Diagnostics
internal import NetworkModel
internal import Provenance
internal import StructuredText

/// Findings that are accepted.
extension NetworkBuilder {
  /// The suppressions of all files, in their order.
  ///
  /// - Parameter checks: the names of checks that there are; nil: any name will do.
  func suppressions(of checks: [String]?) -> [Suppression] {
    suppressionNodes.compactMap { node in
      Fields(node, .suppression, complaints: complaints).flatMap { suppression($0, checks) }
    }
  }

  private func suppression(_ fields: Fields, _ checks: [String]?) -> Suppression? {
    if !fields.has(.check), !fields.has(.id) {
      complaints.error(
        .missingKey, "a suppression says which findings it is about", at: fields.location,
        help: "write 'check' with a name that `portolan checks` lists, or the 'id' of one finding")
    }
    if let check = fields.text(.check), let checks, !checks.contains(check.value) {
      complaints.error(
        .unknownReference, "there is no check '\(check.value)'", at: check.location,
        help: closest(to: check.value, among: checks).map { "did you mean '\($0)'?" }
          ?? "`portolan checks` lists them")
    }
    guard let reason = fields.text(.reason) else { return nil }
    if reason.value.allSatisfy(\.isWhitespace) {
      complaints.error(
        .missingKey, "a suppression says why its findings are acceptable", at: reason.location)
    }
    return Suppression(
      check: fields.text(.check)?.value, resource: fields.text(.on)?.value,
      direction: fields.word(.direction), rule: fields.text(.rule)?.value,
      finding: fields.text(.id)?.value, reason: reason.value, ticket: fields.text(.ticket)?.value,
      until: fields.text(.until)?.value, at: fields.location)
  }
}
