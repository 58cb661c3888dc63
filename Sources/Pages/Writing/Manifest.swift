import Fingerprints
import Foundation

/// The list of the files that Portolan wrote into a folder, kept there as `.portolan.json`.
struct Manifest: Codable, Equatable {
  /// What is known about one file.
  struct Entry: Codable, Equatable {
    /// Of its content, with line feeds at the ends of lines.
    let sha256: Fingerprint
    /// Of files with pictures: of what they were made from.
    var source: Fingerprint?
    /// Of files with pictures: the version of Graphviz that drew them.
    var graphviz: String?
  }

  static let fileName = ".portolan.json"
  private static let format = "portolan.manifest/1"

  private var format = Manifest.format
  var files: [String: Entry] = [:]

  /// Reads a manifest; nil where it is none, or of a later format.
  init?(_ bytes: [UInt8]) {
    guard let manifest = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
      manifest.format == Self.format
    else { return nil }
    self = manifest
  }

  /// Nothing was written yet.
  init() {}

  /// The text of the file, the same for equal manifests.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
