internal import Diagnostics
internal import Yams

/// Reads YAML, and with it all JSON that `JSONReader` leaves, into `YAMLNode`s.
///
/// Yams composes aliases by value and throws at the first mapping with duplicate keys. So that
/// neither an alias bomb nor the second fault of a file escapes us, it is handed a text
///
/// - in which every `*` is another character: aliases reach it as plain text, and are resolved
///   here, by reference and within limits;
/// - in which a key that it complained about has a tag, which makes it differ from its double: the
///   doubles are then found here, where all of them can be reported.
package struct YAMLReader {
  private let file: String
  private let complaints: Complaints
  private let asterisk: Unicode.Scalar
  private var text: EditedText

  private init(_ decoded: DecodedText, of file: String, _ complaints: Complaints) {
    self.file = file
    self.complaints = complaints
    self.asterisk = decoded.unusedScalar
    self.text = EditedText(
      decoded.text.utf8.contains(UInt8(ascii: "*"))
        ? decoded.text.replacing("*", with: String(Character(decoded.unusedScalar)))
        : decoded.text)
  }

  /// Reads the one document of a source that has no byte order mark; complains and returns nil where
  /// there is none.
  package static func read(
    _ bytes: [UInt8], of file: String, complaints: Complaints
  ) -> YAMLNode? {
    guard let decoded = DecodedText(bytes, of: file, complaints: complaints) else { return nil }
    var reader = YAMLReader(decoded, of: file, complaints)
    return reader.read()
  }

  private mutating func read() -> YAMLNode? {
    while true {
      do {
        let parser = try Parser(yaml: text.text, resolver: .basic, encoding: .utf8)
        let root = try parser.singleRoot()
        // Nodes hold their anchors weakly.
        return withExtendedLifetime(parser) { convert(root) }
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        guard text.tag(line: context.mark.line, column: context.mark.column) else {
          complaints.error(
            .duplicateKey, "duplicate key, and too many of them to find them all",
            at: location(of: context.mark))
          return nil
        }
      } catch {
        report(error)
        return nil
      }
    }
  }

  private func convert(_ root: Node?) -> YAMLNode? {
    guard let root else {
      complaints.error(
        .empty, "the file is empty",
        at: SourceLocation(file: file, line: 1, column: 1),
        help: "'portolan init' prints a starter file")
      return nil
    }
    var converter = YAMLConverter(
      asterisk: asterisk, complaints: complaints, location: location(of:))
    return converter.convert(root)
  }

  private func location(of mark: Mark?) -> SourceLocation {
    let place = text.original(line: mark?.line ?? 1, column: mark?.column ?? 1)
    return SourceLocation(file: file, line: place.line, column: place.column)
  }

  private func report(_ error: any Error) {
    guard let error = error as? YamlError, let fault = YAMLSyntaxFault(error) else {
      complaints.error(
        .syntax, "the file cannot be read as YAML: \(error)",
        at: SourceLocation(file: file, line: 1, column: 1))
      return
    }
    // A key that has a tag already cannot get another: what is wrong with it is that it is double.
    if text.isTagged(line: fault.mark.line) {
      complaints.error(.duplicateKey, "duplicate key", at: location(of: fault.mark))
      return
    }
    let place = location(of: fault.mark)
    let line = SourceLines(Array(text.text.utf8)).line(fault.mark.line) ?? ""
    let (message, column, help) = fault.explanation(line: line, column: place.column)
    complaints.error(
      fault.code, message.replacing(String(Character(asterisk)), with: "*"),
      at: SourceLocation(file: place.file, line: place.line, column: column), help: help)
  }
}
