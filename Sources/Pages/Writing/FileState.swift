import Foundation

/// What tells whether a file was changed without reading it: size, time of the last change, and number.
public struct FileState: Hashable, Sendable {
  /// As text, on one line.
  public let text: String

  /// Looks at what stands at a path; nil where there is nothing.
  ///
  /// - Parameter followsLinks: whether the file that a symbolic link leads to is meant.
  public init?(path: String, followsLinks: Bool) {
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    text = "\(status.st_size) \(time.tv_sec).\(time.tv_nsec) \(status.st_ino)"
  }
}
