import Foundation

/// The file of annotations that belongs to some inputs.
enum AnnotationFile {
  /// What it may be called, in the order in which they are looked for.
  static let names = ["portolan.yml", "portolan.yaml", ".portolan.yml", ".config/portolan.yml"]

  /// The first one in the folder of the first input or in a folder above it.
  static func path(near inputs: [String]) -> String? {
    guard let input = inputs.first else { return nil }
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: input, isDirectory: &isDirectory)
    let start = URL(filePath: input == "-" ? "." : input).standardizedFileURL
    var folder = exists && isDirectory.boolValue ? start : start.deletingLastPathComponent()
    while true {
      for name in names {
        let path = folder.appending(path: name).path
        if FileManager.default.fileExists(atPath: path) { return relative(path) }
      }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      guard parent.path != folder.path, folder.path != "/" else { return nil }
      folder = parent
    }
  }

  /// The path as seen from the current folder, where it is below it.
  private static func relative(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}
