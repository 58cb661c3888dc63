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

  var text: String { String(cString: strerror(number)) }
  var isNotFound: Bool { number == ENOENT }
}
