import Diagrams
import GraphvizRendering
import Pages

extension RenderPool {
  /// What draws the pictures of pages, and says so on a terminal.
  func renderer(_ terminal: Terminal) -> PictureRenderer {
    PictureRenderer(
      graphvizVersion: Graphviz.version,
      style: "\(RenderPool.finishVersion) \(Diagram.palette)"
    ) { drawings in
      terminal.progress("drawing \(drawings.count) pictures …")
      let results = try await self.render(drawings)
      return try results.map { result in
        let svg = try result.get()
        return RenderedPicture(file: svg.text, inline: svg.inline)
      }
    }
  }
}
