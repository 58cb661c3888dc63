import Diagnostics

extension SourceLocation {
  /// The place as pages name it: file and line, and of a path from the root its end only, which is the same on
  /// every machine.
  var pageText: String {
    let path = file.hasPrefix("/") ? String(file.split(separator: "/").last ?? "") : file
    return "\(path):\(line)"
  }
}
