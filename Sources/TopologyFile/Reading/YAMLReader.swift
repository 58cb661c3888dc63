internal import Diagnostics
internal import Yams

/// Reads YAML, and JSON as a part of it, into `YAMLNode`s.
///
/// Yams composes aliases by value and throws at the first mapping with duplicate keys. So that
/// neither an alias bomb nor the second fault of a file escapes us, it is handed a text
///
/// - in which every `*` is another character: aliases reach it as plain text, and are resolved
///   here, by reference and within limits;
/// - in which a key that it complained about has a tag, which makes it differ from its double: the
///   doubles are then found here, where all of them can be reported.
struct YAMLReader {
  private let source: SourceText
  private let complaints: Complaints
  private let asterisk: Unicode.Scalar
  private var text: EditedText

  private init(_ source: SourceText, _ decoded: DecodedText, _ complaints: Complaints) {
    self.source = source
    self.complaints = complaints
    self.asterisk = decoded.unusedScalar
    self.text = EditedText(
      decoded.text.contains("*")
        ? decoded.text.replacing("*", with: String(Character(decoded.unusedScalar)))
        : decoded.text)
  }

  /// Reads the one document of a source; complains and returns nil where there is none.
  static func read(_ source: SourceText, complaints: Complaints) -> YAMLNode? {
    let start = SourceLocation(file: source.name, line: 1, column: 1)
    guard source.bytes.count <= TopologyFile.maximumBytes else {
      complaints.error(
        .tooLarge,
        "the file has more than the \(TopologyFile.maximumBytes) bytes that a topology file may have",
        at: start,
        help: "several smaller files can describe one network")
      return nil
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = source.bytes.starts(with: mark) ? Array(source.bytes.dropFirst(3)) : source.bytes
    complaints.add(SourceLines(bytes), of: source.name)
    guard let decoded = DecodedText(bytes, of: source.name, complaints: complaints) else {
      return nil
    }
    var reader = YAMLReader(source, decoded, complaints)
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
        at: SourceLocation(file: source.name, line: 1, column: 1),
        help: "'portolan init' prints a starter file")
      return nil
    }
    var converter = YAMLConverter(
      asterisk: asterisk, complaints: complaints, location: location(of:))
    return converter.convert(root)
  }

  private func location(of mark: Mark?) -> SourceLocation {
    let place = text.original(line: mark?.line ?? 1, column: mark?.column ?? 1)
    return SourceLocation(file: source.name, line: place.line, column: place.column)
  }

  private func report(_ error: any Error) {
    guard let error = error as? YamlError, let fault = YAMLSyntaxFault(error) else {
      complaints.error(
        .syntax, "the file cannot be read as YAML: \(error)",
        at: SourceLocation(file: source.name, line: 1, column: 1))
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
