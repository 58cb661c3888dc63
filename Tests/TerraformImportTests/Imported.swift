import Diagnostics
import Provenance
import StructuredText
import TerraformImport
import TestSupport
import TopologyFile

/// What documents have become: the draft, and what it is read as.
struct Imported {
  let draft: TopologyDraft
  let reading: TopologyReading

  /// Reads documents of one network.
  init(
    _ texts: String..., side: TerraformImport.Side = .after,
    positions: [String: SourceLocation] = [:]
  ) {
    self.init(
      texts.enumerated().map { SourceText(name: "\($0.offset + 1).json", text: $0.element) },
      side: side, positions: positions)
  }

  /// Reads files of one network.
  init(
    _ sources: [SourceText], side: TerraformImport.Side = .after,
    positions: [String: SourceLocation] = [:]
  ) {
    let complaints = Complaints()
    let documents = sources.compactMap { SourceReader.read($0, complaints: complaints) }
      .filter(TerraformImport.recognizes)
    var draft = TopologyDraft()
    TerraformImport.read(
      documents, side, positions: positions, into: &draft, complaints: complaints)
    self.draft = draft
    reading = TopologyFile.read([], importing: draft.completed(), complaints: complaints)
  }

  /// The messages of everything that is wrong.
  var messages: [String] { reading.diagnostics.map(\.message) }

  /// The topology file.
  var text: String { TopologyFile.text(of: [], importing: draft.completed()) }

  /// What a resource has under a key: a text, several joined by blanks, `?` and why for what nobody knows.
  func value(_ kind: ResourceKind, _ id: String, _ key: Key) -> String? {
    draft.shown(kind, id, key)
  }

  /// The rules of a group or the entries of an ACL.
  func rules(_ kind: ResourceKind, _ id: String, _ key: Key) -> [String] {
    draft.shownItems(kind, id, key)
  }
}
