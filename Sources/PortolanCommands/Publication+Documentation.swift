import DOT
import MarkdownReading
import Pages
import Publishing

extension Publication {
  /// The pages of some documentation, and its pictures, drawn.
  ///
  /// - Parameter png: makes a PNG of an SVG, or gives nil where nothing can; nil: none are wanted.
  init(
    _ documentation: Documentation, drawnBy renderer: PictureRenderer,
    png: (@Sendable (String) async throws -> [UInt8]?)? = nil
  ) async throws {
    let drawings = documentation.files.compactMap { file in
      if case .picture(let drawing) = file.content {
        (path: file.path, drawing: drawing)
      } else {
        nil
      }
    }
    let pictures = try await renderer.render(drawings.map(\.drawing))
    var images: [[UInt8]?] = Array(repeating: nil, count: pictures.count)
    if let png {
      for (number, picture) in pictures.enumerated() {
        guard let image = try await png(picture.file) else { break }
        images[number] = image
      }
    }
    self.init(
      pages: documentation.files.compactMap { file in
        guard case .text(let markdown) = file.content, file.path.hasSuffix(".md") else {
          return nil
        }
        return Page(
          path: file.path, document: MarkdownReader.document(markdown, path: file.path))
      },
      pictures: drawings.indices.map { number in
        let file = drawings[number]
        return Picture(
          path: file.path, title: file.drawing.title, svg: pictures[number].file,
          source: renderer.source(of: file.drawing), png: images[number])
      })
  }
}
