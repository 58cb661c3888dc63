import CGraphvizShim
import DOT

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Draws what `RenderPool` asks for on standard input, until the input ends; then ends the process.
///
/// Call it first thing, and only if `RenderPool.workerArgument` was given.
public func runRenderWorker() -> Never {
  // A crash is for the parent to report, in one line: no backtrace.
  for fault in [SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGTRAP] { signal(fault, SIG_DFL) }
  let connection = WorkerConnection()
  connection.send(.hello)
  guard
    portolan_layout_start({ text, size, isBold in
      guard let text else { return 0 }
      return TextMetrics.width(of: String(cString: text), size: Int(size), isBold: isBold)
    }),
    let start = connection.receive(), let seconds = start.secondsPerDrawing
  else { _exit(1) }
  let palette = start.palette
  while let job = connection.receive()?.job {
    portolan_worker_limit(UInt32(clamping: seconds))
    let result = draw(job, palette)
    connection.send(Message(result))
    // Graphviz may be left in a state in which the next graph is not safe.
    if case .failure = result { _exit(0) }
  }
  _exit(0)
}

private func draw(_ job: RenderJob, _ palette: SVGPalette) -> Result<SVG, RenderFailure.Reason> {
  guard let svg = portolan_layout_svg(job.dot) else { return .failure(complaint) }
  defer { portolan_layout_free(svg) }
  guard portolan_layout_messages().pointee == 0 else { return .failure(complaint) }
  let bytes = UnsafeBufferPointer(start: svg, count: strlen(svg))
  return Result { () throws(RenderFailure.Reason) in
    try SVGFinisher(job: job, palette: palette).finish(bytes.map { UInt8(bitPattern: $0) })
  }
}

private var complaint: RenderFailure.Reason {
  let text = String(cString: portolan_layout_messages())
  return .complaint(text.isEmpty ? "not a graph" : text)
}

/// The worker's side of the connection.
private final class WorkerConnection {
  private var buffer: [UInt8] = []

  func send(_ message: Message) {
    var bytes = message.bytes[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { _exit(1) }
      bytes.removeFirst(max(count, 0))
    }
  }

  /// The next message; nil at the end of the input.
  func receive() -> Message? {
    while true {
      if let message = Message(takenFrom: &buffer) { return message }
      var count = 0
      buffer += [UInt8](unsafeUninitializedCapacity: 65536) { chunk, initialized in
        count = read(STDIN_FILENO, chunk.baseAddress, chunk.count)
        initialized = max(count, 0)
      }
      guard count > 0 || (count < 0 && errno == EINTR) else { return nil }
    }
  }
}
