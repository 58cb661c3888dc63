import ArgumentParser
import Foundation
import StructuredText

/// Finds and reads the files that a command line names.
enum FoundFiles {
  /// What the files of a network end with.
  static let networkExtensions = ["yaml", "yml", "json", "template", "tfstate"]

  /// Deeper folders are not searched.
  private static let deepestFolder = 8

  /// Folders of tools, whose files are about something else.
  private static let foreignFolders: Set<String> = ["node_modules"]

  /// The content of a file, or of the files in a folder.
  static func read(_ path: String, _ extensions: [String], _ terminal: Terminal) throws(ExitCode)
    -> [SourceText]
  {
    try read([path], extensions, terminal)
  }

  /// The files, folders taken apart.
  static func paths(of inputs: [String], _ extensions: [String]) -> [String] {
    inputs.flatMap { files(in: $0, extensions) }
  }

  /// The content of files, folders taken apart; whatever cannot be read is reported, all at once.
  static func read(
    _ inputs: [String], _ extensions: [String], _ terminal: Terminal
  ) throws(ExitCode) -> [SourceText] {
    var sources: [SourceText] = []
    var problems: [String] = []
    for path in paths(of: inputs, extensions) {
      do {
        let name = path == "-" ? "standard input" : path
        sources.append(SourceText(name: name, bytes: try read(path)))
      } catch {
        problems.append("cannot read '\(path)': \(error.reason)")
      }
    }
    if problems.isEmpty, sources.isEmpty {
      let list = extensions.map { ".\($0)" }.joined(separator: ", ")
      problems.append(
        "nothing to read in '\(inputs.joined(separator: "', '"))': looked for \(list)")
    }
    guard problems.isEmpty else {
      for problem in problems { terminal.complain("error: \(problem) [input.unreadable]") }
      throw .inputIsWrong
    }
    return sources
  }

  /// The files of a folder and those below it, by name, hidden ones left out; a file is itself.
  ///
  /// - Parameter above: the folders that it is in, which a link in it may lead back to.
  private static func files(
    in path: String, _ extensions: [String], above: [String] = []
  ) -> [String] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
      isDirectory.boolValue
    else { return [path] }
    let folder = URL(filePath: path).resolvingSymlinksInPath().path
    guard above.count < deepestFolder, !above.contains(folder) else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let base = path.hasSuffix("/") ? path : "\(path)/"
    return names.sorted().flatMap { name -> [String] in
      guard !name.hasPrefix("."), !foreignFolders.contains(name),
        !AnnotationFile.names.contains(name)
      else { return [] }
      let path = base + name
      if extensions.contains(URL(filePath: name).pathExtension),
        !FileManager.default.isDirectory(path)
      {
        return [path]
      }
      return FileManager.default.isDirectory(path)
        ? files(in: path, extensions, above: above + [folder]) : []
    }
  }

  /// Reads a file, but never more than is read of a source, whatever the path leads to.
  private static func read(_ path: String) throws(ReadFailure) -> [UInt8] {
    let handle: FileHandle
    if path == "-" {
      handle = .standardInput
    } else if let opened = FileHandle(forReadingAtPath: path) {
      handle = opened
    } else {
      throw ReadFailure(reason: String(cString: strerror(errno)))
    }
    do {
      return [UInt8](try handle.read(upToCount: Limits.bytes + 1) ?? Data())
    } catch {
      throw ReadFailure(reason: error.localizedDescription)
    }
  }
}

extension FileManager {
  fileprivate func isDirectory(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }
}

/// Why a file could not be read.
private struct ReadFailure: Error {
  let reason: String
}
