import DOT
import NetworkModel
import Pages

/// The pictures of a site that is made again and again: only what was not drawn before is drawn.
struct DrawnPictures {
  private let renderer: PictureRenderer
  private var pictures: [Drawing: RenderedPicture] = [:]

  init(_ renderer: PictureRenderer) {
    self.renderer = renderer
  }

  /// The files, and how many pictures had to be drawn for them.
  mutating func files(
    of documentation: Documentation
  ) async throws -> (files: [String: String], drawnCount: Int) {
    let wanted = documentation.files.flatMap(\.content.drawings).unique
    let missing = wanted.filter { pictures[$0] == nil }
    if !missing.isEmpty {
      for (drawing, picture) in zip(missing, try await renderer.render(missing)) {
        pictures[drawing] = picture
      }
    }
    // What is no longer shown is forgotten.
    let shown = Set(wanted)
    pictures = pictures.filter { shown.contains($0.key) }
    var files: [String: String] = [:]
    for file in documentation.files { files[file.path] = file.content.text(pictures) }
    return (files, missing.count)
  }
}
