import Foundation
import StructuredText
import TopologyFile

/// The files beside the tests.
enum Fixtures {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  /// The names of the files in a folder that end in a suffix, without it, in order.
  static func names(in folder: String, suffix: String) -> [String] {
    let files = try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: folder).path)
    return (files ?? []).filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }
      .sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: path)))
  }

  static func read(_ path: String) throws -> TopologyReading {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return TopologyFile.read([SourceText(name: name, bytes: try bytes(path))])
  }
}
