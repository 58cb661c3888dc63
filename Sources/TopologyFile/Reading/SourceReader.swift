internal import Diagnostics

/// Reads a source, whatever it is written in.
enum SourceReader {
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Reads the one document of a source; complains and returns nil where there is none.
  static func read(_ source: SourceText, complaints: Complaints) -> YAMLNode? {
    guard source.bytes.count <= TopologyFile.maximumBytes else {
      complaints.error(
        .tooLarge,
        "the file has more than the \(TopologyFile.maximumBytes) bytes that a topology file may have",
        at: SourceLocation(file: source.name, line: 1, column: 1),
        help: "several smaller files can describe one network")
      return nil
    }
    let bytes =
      source.bytes.starts(with: byteOrderMark)
      ? Array(source.bytes.dropFirst(byteOrderMark.count)) : source.bytes
    complaints.add(SourceLines(bytes), of: source.name)
    return JSONReader.read(bytes, of: source.name)
      ?? YAMLReader.read(bytes, of: source.name, complaints: complaints)
  }
}
