#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How a program ended.
enum Ending: Hashable {
  case code(Int)
  case signal(Int)

  init(code: Int32) {
    self = code < 256 ? .code(Int(code)) : .signal(Int(code) - 256)
  }

  var text: String {
    switch self {
    case .code(let code): "exit code \(code)"
    case .signal(let signal): "signal \(signal): \(String(cString: strsignal(Int32(signal))))"
    }
  }
}
