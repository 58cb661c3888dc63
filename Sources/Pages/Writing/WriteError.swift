/// Why the documentation cannot be written; nothing was changed then.
public enum WriteError: Error, Hashable, Sendable {
  /// These files are in the way: Portolan did not write them.
  case foreignFiles([String])
  /// A symbolic link or something else that is no folder stands where one is needed.
  case notAFolder(String)
  /// The list of Portolan's own files is damaged.
  case damagedManifest(String)
  /// A page has no place in the folder.
  case unsafePath(String)
  /// The operating system refuses.
  case system(path: String, reason: String)
  /// There are not as many pictures as were asked for.
  case missingPictures(expected: Int, found: Int)
}

extension WriteError: CustomStringConvertible {
  /// What is wrong and what to do, in one line.
  public var description: String {
    switch self {
    case .foreignFiles(let paths):
      "\(Sentence.list(paths.map { "'\($0)'" }, rest: "more files")) "
        + "\(paths.count == 1 ? "is" : "are") in the way and not written by Portolan; "
        + "move \(paths.count == 1 ? "it" : "them") away or choose another folder"
    case .notAFolder(let path):
      "'\(path)' is not a folder; Portolan does not follow symbolic links inside its output"
    case .damagedManifest(let path):
      "'\(path)' is damaged, so Portolan cannot tell which files are its own; restore it, "
        + "or remove it with the pages"
    case .unsafePath(let path): "'\(path)' would lie outside the output folder"
    case .system(let path, let reason): "cannot write '\(path)': \(reason)"
    case .missingPictures(let expected, let found):
      "\(expected) pictures were to be drawn, but there are \(found)"
    }
  }
}
