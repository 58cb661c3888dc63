import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Makes images of finished drawings with `rsvg-convert`, a program of the librsvg project.
public struct ImageConverter: Sendable {
  /// The program, or its path.
  public var program: String
  /// The pixels of a PNG per CSS pixel.
  public var zoom: Double

  /// Creates a converter.
  public init(program: String = "rsvg-convert", zoom: Double = 1) {
    self.program = program
    self.zoom = zoom
  }

  /// What a drawing can be converted to.
  public enum Format: String, Hashable, Sendable {
    /// Portable Network Graphics, on white.
    case png
    /// Portable Document Format.
    case pdf
  }

  /// Why a drawing was not converted.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The program is not installed.
    case notInstalled(program: String)
    /// The program failed, with what it had to say.
    case failed(program: String, String)

    /// What is wrong and what helps.
    public var description: String {
      switch self {
      case .notInstalled(let program):
        """
        '\(program)' is not installed; it is in the package librsvg2-bin of Debian and Ubuntu, and \
        in librsvg of Homebrew
        """
      case .failed(let program, let text):
        "'\(program)' failed: \(text)"
      }
    }
  }

  /// Converts a drawing to an image file's content; throws `ImageConverter.Failure`.
  public func convert(_ svg: SVG, to format: Format) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue(label: "image-converter").async {
        continuation.resume(with: Result { try run(svg, format) })
      }
    }
  }

  private func run(_ svg: SVG, _ format: Format) throws -> [UInt8] {
    let process: ChildProcess
    do {
      process = try ChildProcess(program, arguments(format))
    } catch {
      throw error.isNotFound
        ? Failure.notInstalled(program: program)
        : Failure.failed(program: program, error.text)
    }
    process.enqueue(Array(svg.text.utf8))
    var hasClosedInput = false
    while !process.hasClosedOutput {
      var descriptors = process.pollDescriptors
      poll(&descriptors, nfds_t(descriptors.count), -1)
      process.transfer()
      if process.hasSentAll, !hasClosedInput {
        process.closeInput()
        hasClosedInput = true
      }
    }
    let image = process.output
    let complaint = process.takeErrorOutput()
    let ending = process.end()
    guard ending == .code(0), !image.isEmpty else {
      throw Failure.failed(program: program, complaint.isEmpty ? ending.text : complaint)
    }
    return image
  }

  private func arguments(_ format: Format) -> [String] {
    switch format {
    case .png: ["--format=png", "--zoom=\(zoom)", "--background-color=white"]
    case .pdf: ["--format=pdf"]
    }
  }
}
