internal import Diagnostics
internal import Provenance
internal import StructuredText

/// Where the documentation is published.
extension NetworkBuilder {
  /// The destinations of all files, in their order.
  func destinations() -> [DeclaredDestination] {
    var names: Set<String> = []
    return destinationNodes.compactMap { node in
      guard let fields = Fields(node, .destination, complaints: complaints),
        let name = fields.text(.name), let url = fields.text(.url)
      else { return nil }
      if !names.insert(name.value).inserted {
        complaints.error(
          .duplicateID, "destination '\(name.value)' is declared twice", at: name.location,
          help: "give one of them another name")
      }
      return DeclaredDestination(
        name: name.value, url: url.value, kind: fields.text(.kind)?.value,
        pages: fields.text(.pages)?.value, user: fields.text(.user)?.value,
        parent: fields.text(.parent)?.value,
        labels: (fields.items(.labels) ?? []).compactMap(\.text),
        branch: fields.text(.branch)?.value, orphans: fields.text(.orphans)?.value,
        tokenVariable: fields.text(.tokenVariable)?.value, at: fields.location)
    }
  }
}
