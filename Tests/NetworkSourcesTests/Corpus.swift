import Foundation
import StructuredText
import Testing

/// Real inputs that lie beside the project where it is developed; tests that use them are skipped elsewhere.
enum Corpus {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../../shared/corpus").standardizedFileURL

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static let isMissing: Comment = "the corpus is not beside the project"

  /// The files of a folder, or the one file, that a network is in.
  static func sources(_ path: String) throws -> [SourceText] {
    let url = folder.appending(path: path)
    var isDirectory: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
    let files =
      isDirectory.boolValue
      ? try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
        .sorted { $0.path < $1.path } : [url]
    return try files.map {
      SourceText(name: $0.lastPathComponent, bytes: [UInt8](try Data(contentsOf: $0)))
    }
  }

  /// Every network of the corpus.
  static var networks: [String] {
    guard isThere else { return [] }
    let described = ["describe", "diagram-b"].flatMap(paths)
    let files = ["cloudformation", "terraform"].flatMap(paths)
    let forms =
      ["cloudformation/diagram-b.yaml"]
      + ["change-plan.json", "plan.json", "show-state.json", "terraform.tfstate"].map {
        "terraform/\($0)"
      }
    return described.filter { $0.hasPrefix("describe/") || $0.contains("/describe") } + files
      + forms.map { "diagram-b/\($0)" }
  }

  private static func paths(in folder: String) -> [String] {
    names(in: folder).map { "\(folder)/\($0)" }
  }

  private static func names(in path: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: path).path)
    return (names ?? []).sorted()
  }

  /// What must come out of a network.
  static func expectations(_ name: String) throws -> [Expectation] {
    let data = try Data(contentsOf: folder.appending(path: "expectations/\(name).json"))
    return try JSONDecoder().decode([Expectation].self, from: data)
  }

  struct Expectation: Decodable {
    struct Blocker: Decodable {
      let kind: String?
      let id: String?
      let direction: String?
      let rule: String?
      let code: String?
    }

    let from: String
    let to: String
    let `protocol`: String
    let port: Int
    let clientPorts: String?
    let verdict: String
    let usable: String?
    let deniedBy: Blocker?
  }
}
