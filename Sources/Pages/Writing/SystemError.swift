#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An error of the operating system.
struct SystemError: Error {
  let number: Int32

  /// The last error of the calling thread.
  static var last: Self { Self(number: errno) }

  var text: String { String(cString: strerror(number)) }
}
