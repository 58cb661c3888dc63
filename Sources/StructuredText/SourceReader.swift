internal import Diagnostics

/// Reads a source, whatever it is written in.
package enum SourceReader {
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Reads the one document of a source; complains and returns nil where there is none.
  package static func read(_ source: SourceText, complaints: Complaints) -> YAMLNode? {
    guard source.bytes.count <= Limits.bytes else {
      complaints.error(
        .tooLarge, "the file has more than the \(Limits.bytes >> 20) MiB that are read",
        at: start(of: source), help: "several smaller files can describe one network")
      return nil
    }
    let bytes =
      source.bytes.starts(with: byteOrderMark)
      ? Array(source.bytes.dropFirst(byteOrderMark.count)) : source.bytes
    complaints.add(bytes, of: source.name)
    if let root = JSONReader.read(bytes, of: source.name) { return root }
    guard bytes.count <= Limits.yamlBytes else {
      complaints.error(
        .tooLarge,
        "from here on this is not JSON, and the file has more than the "
          + "\(Limits.yamlBytes >> 20) MiB of YAML that are read",
        at: JSONReader.placeOfFault(in: bytes, of: source.name),
        help: "it may be cut off; several smaller files can describe one network")
      return nil
    }
    return YAMLReader.read(bytes, of: source.name, complaints: complaints)
  }

  private static func start(of source: SourceText) -> SourceLocation {
    SourceLocation(file: source.name, line: 1, column: 1)
  }
}
