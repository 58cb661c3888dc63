import Foundation
import Testing

/// GitHub's own renderer, where it is installed.
enum CommonMark {
  private static let program: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/cmark-gfm" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  static var isInstalled: Bool { program != nil }

  /// Renders a page as HTML, raw HTML included.
  static func html(_ markdown: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: try #require(program))
    process.arguments = [
      "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough", "-e", "tasklist",
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let writing = Thread { [handle = input.fileHandleForWriting] in
      try? handle.write(contentsOf: Data(markdown.utf8))
      try? handle.close()
    }
    writing.start()
    let html = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: html, as: UTF8.self)
  }

  /// A page as HTML, without what does no harm: an e-mail address becomes a link whatever stands for its
  /// `@`, and text from right to left is isolated.
  static func plainHTML(_ markdown: String) throws -> String {
    try html(markdown)
      .replacing(/<a href="mailto:[^"]*">([^<]*)<\/a>/) { "\($0.1)" }
      .replacing(/[\u{2068}\u{2069}]/, with: "")
  }

  /// Text as the renderer writes it.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
