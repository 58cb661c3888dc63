#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Keeps other runs from writing to a folder at the same time: they wait until this one has ended.
///
/// What is locked is the nearest folder above it, since it may not exist yet itself. A file system without
/// locks is used without.
final class FolderLock {
  private let descriptor: Int32

  /// Waits for the lock; it is released with the object.
  init(_ path: String) {
    var candidate = path.hasPrefix("/") ? path : "./\(path)"
    while candidate.hasSuffix("/") { candidate.removeLast() }
    var opened: Int32 = -1
    while opened < 0, let slash = candidate.lastIndex(of: "/"), slash > candidate.startIndex {
      candidate = String(candidate[..<slash])
      opened = open(candidate, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    descriptor = opened
    if descriptor >= 0 { flock(descriptor, LOCK_EX) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
