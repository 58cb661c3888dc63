import DOT
import MarkdownReading
import Pages
import Publishing

extension Publication {
  /// The pages of some documentation, and its pictures, drawn.
  init(_ documentation: Documentation, drawnBy renderer: PictureRenderer) async throws {
    let drawings = documentation.files.compactMap { file in
      if case .picture(let drawing) = file.content {
        (path: file.path, drawing: drawing)
      } else {
        nil
      }
    }
    let pictures = try await renderer.render(drawings.map(\.drawing))
    self.init(
      pages: documentation.files.compactMap { file in
        guard case .text(let markdown) = file.content, file.path.hasSuffix(".md") else {
          return nil
        }
        return Page(
          path: file.path, document: MarkdownReader.document(markdown, path: file.path))
      },
      pictures: zip(drawings, pictures).map { file, svg in
        Picture(
          path: file.path, title: file.drawing.title, svg: svg.file,
          source: renderer.source(of: file.drawing))
      })
  }
}
