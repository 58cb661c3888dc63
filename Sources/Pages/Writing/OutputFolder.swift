#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The folder that the documentation is written to; no operation follows a symbolic link below it.
struct OutputFolder {
  /// What stands at a path.
  enum Kind {
    case nothing
    case file
    case folder
    case symbolicLink
    case other
  }

  let root: String

  private func location(of path: OutputPath) -> String { "\(root)/\(path.text)" }

  /// What stands at a path, itself and not what a link leads to.
  func kind(of path: OutputPath) throws(SystemError) -> Kind {
    var information = stat()
    guard lstat(location(of: path), &information) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return .nothing }
      throw .last
    }
    return switch information.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .symbolicLink
    default: .other
    }
  }

  /// The bytes of a file.
  func content(of path: OutputPath) throws(SystemError) -> [UInt8] {
    let file = open(location(of: path), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      if count == 0 { return content }
      content += buffer[..<count]
    }
  }

  /// The names in a folder, in order; none where it cannot be read.
  func names(in path: OutputPath?) -> [String] {
    guard let folder = opendir(path.map(location) ?? root) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes the root and all folders above it.
  func makeRoot() throws(SystemError) {
    var prefix = root.hasPrefix("/") ? "/" : ""
    for part in root.split(separator: "/") {
      prefix += prefix.isEmpty || prefix.hasSuffix("/") ? String(part) : "/\(part)"
      if mkdir(prefix, 0o777) == 0 { continue }
      // Looking whether it is there already may fail for another reason.
      let error = SystemError.last
      guard error.number == EEXIST || isFolder(prefix) else { throw error }
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder; returns whether it was missing.
  func makeFolder(_ path: OutputPath) throws(SystemError) -> Bool {
    if mkdir(location(of: path), 0o777) == 0 { return true }
    guard errno == EEXIST else { throw .last }
    return false
  }

  /// Removes a folder if nothing is in it.
  func removeFolderIfEmpty(_ path: OutputPath) {
    rmdir(location(of: path))
  }

  /// Creates a file that was not there before.
  func create(_ path: OutputPath, _ bytes: [UInt8]) throws(SystemError) {
    let file = open(
      location(of: path), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      written += count
    }
  }

  /// Moves a file to the place of another, in one step.
  func move(_ path: OutputPath, to target: OutputPath) throws(SystemError) {
    guard rename(location(of: path), location(of: target)) == 0 else { throw .last }
  }

  /// Removes a file; one that is gone already is no error.
  func removeFile(_ path: OutputPath) throws(SystemError) {
    guard unlink(location(of: path)) == 0 || errno == ENOENT else { throw .last }
  }
}
