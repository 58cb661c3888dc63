import CGraphvizShim

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A running program, whose input and output are written and read without waiting.
///
/// `end()` or `kill()` must be called, or the process remains as a zombie.
///
/// Not more than one thread uses it at a time, hence `@unchecked`.
final class ChildProcess: @unchecked Sendable {
  private let child: portolan_child
  private var outgoing: ArraySlice<UInt8> = []
  private var errorOutput: [UInt8] = []
  private var ending: Ending?

  /// What the program has written and nobody has taken yet.
  var output: [UInt8] = []
  /// Whether the program will not write any more.
  private(set) var hasClosedOutput = false

  /// Starts a program; the error is the system's number for what went wrong.
  init(_ program: String, _ arguments: [String]) throws(SystemError) {
    var child = portolan_child()
    var strings = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for string in strings { free(string) } }
    let number = portolan_child_start(&child, program, &strings)
    guard number == 0 else { throw SystemError(number: number) }
    self.child = child
  }

  /// Whether everything was sent.
  var hasSentAll: Bool { outgoing.isEmpty }

  /// What the program shall read next.
  func enqueue(_ bytes: [UInt8]) {
    outgoing += bytes
  }

  /// The descriptors to wait for before `transfer()`.
  var pollDescriptors: [pollfd] {
    let events = POLLIN | (outgoing.isEmpty ? 0 : POLLOUT)
    return [
      pollfd(fd: child.socket, events: Int16(events), revents: 0),
      pollfd(fd: child.messages, events: Int16(POLLIN), revents: 0),
    ]
  }

  /// Sends and receives what is possible without waiting.
  func transfer() {
    send()
    let received = readAvailable(child.socket)
    output += received.bytes
    if received.isAtEnd { hasClosedOutput = true }
    errorOutput += readAvailable(child.messages).bytes
  }

  /// Takes what the program wrote to its error output; all that it wrote before `output`.
  func takeErrorOutput() -> String {
    errorOutput += readAvailable(child.messages).bytes
    defer { errorOutput = [] }
    return String(decoding: errorOutput, as: UTF8.self)
  }

  /// Tells the program that its input ends.
  func closeInput() {
    shutdown(child.socket, Int32(SHUT_WR))
  }

  /// Closes the connection, at which a worker ends, and returns how the program ended.
  @discardableResult
  func end() -> Ending {
    // The numbers of a closed descriptor and of an ended process may be somebody else's by now.
    if let ending { return ending }
    close(child.socket)
    close(child.messages)
    let ending = Ending(code: portolan_child_wait(child.pid))
    self.ending = ending
    return ending
  }

  /// Ends the program at once, if it still runs.
  func kill() {
    if ending == nil { portolan_child_kill(child.pid) }
    end()
  }

  private func send() {
    while !outgoing.isEmpty {
      let sent = outgoing.withUnsafeBytes {
        portolan_child_send(child.socket, $0.baseAddress, $0.count)
      }
      guard sent > 0 else { return }
      outgoing.removeFirst(sent)
    }
  }
}

/// Reads what has arrived at a descriptor that does not block, and whether there is never more.
private func readAvailable(_ descriptor: Int32) -> (bytes: [UInt8], isAtEnd: Bool) {
  var bytes: [UInt8] = []
  while true {
    var count = 0
    bytes += [UInt8](unsafeUninitializedCapacity: 32768) { buffer, initialized in
      count = read(descriptor, buffer.baseAddress, buffer.count)
      initialized = max(count, 0)
    }
    if count > 0 { continue }
    return (bytes, count == 0 || (errno != EAGAIN && errno != EINTR))
  }
}
