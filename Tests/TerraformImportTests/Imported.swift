import Diagnostics
import Provenance
import StructuredText
import TerraformImport
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
    reading = TopologyFile.read([], importing: draft, complaints: complaints)
  }

  /// The messages of everything that is wrong.
  var messages: [String] { reading.diagnostics.map(\.message) }

  /// The topology file.
  var text: String { TopologyFile.text(of: [], importing: draft) }

  /// What a resource has under a key: a text, several joined by blanks, `?` and why for what nobody knows.
  func value(_ kind: ResourceKind, _ id: String, _ key: Key) -> String? {
    draft[kind, id]?[key].map(Self.text)
  }

  /// The rules of a group or the entries of an ACL.
  func rules(_ kind: ResourceKind, _ id: String, _ key: Key) -> [String] {
    guard let value = draft[kind, id]?[key] else { return ["absent"] }
    guard case .list(let items) = value else { return [Self.text(value)] }
    return items.map(Self.text)
  }

  private static func text(_ value: DraftValue) -> String {
    switch value {
    case .text(let text), .reference(_, let text), .oneOf(_, let text): text
    case .number(let number): String(number)
    case .boolean(let boolean): String(boolean)
    case .unknown(let reason): "?\(reason)"
    case .list(let items): items.map(text).joined(separator: " ")
    case .object(let object):
      object.fields.filter { $0.key != .description }.map { text($0.value) }
        .joined(separator: " ")
    case .dictionary(let pairs):
      pairs.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ")
    }
  }
}
