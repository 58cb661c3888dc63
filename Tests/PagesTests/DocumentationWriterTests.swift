import DOT
import Foundation
import NetworkModel
import Pages
import Synchronization
import Testing

struct DocumentationWriterTests {
  private let folder: TemporaryFolder
  private let renderer = CountingRenderer()
  private var writer: DocumentationWriter {
    DocumentationWriter(root: folder.path, renderer: renderer.renderer())
  }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `everything is written, and listed in the manifest`() async throws {
    let documentation = try await Documentation(.diagramA)
    let summary = try await writer.write(documentation)
    #expect(summary.written == documentation.files.map(\.path))
    #expect(folder.files == ([".portolan.json"] + documentation.files.map(\.path)).sorted())
    #expect(folder.text("flows/browse.md") == documentation.text("flows/browse.md"))
    #expect(folder.text("diagrams/browse.svg")?.hasPrefix("<svg") == true)
    #expect(try writer.check(documentation).isEmpty)
  }

  @Test func `a second run writes and draws nothing`() async throws {
    let documentation = try await Documentation(.diagramB)
    _ = try await writer.write(documentation)
    let before = folder.states
    let summary = try await writer.write(documentation)
    #expect(summary.isUnchanged)
    #expect(folder.states == before)
    #expect(renderer.count == 2)
  }

  @Test func `files of others stay as they are`() async throws {
    try folder.write("notes.md", "mine")
    try folder.write("flows/notes.md", "mine too")
    _ = try await writer.write(Documentation(.diagramB))
    _ = try await writer.write(Documentation(.diagramA))
    #expect(folder.text("notes.md") == "mine")
    #expect(folder.text("flows/notes.md") == "mine too")
  }

  @Test func `what is no longer needed is removed, with folders that became empty`()
    async throws
  {
    _ = try await writer.write(Documentation(.diagramB))
    let summary = try await writer.write(Documentation(.diagramA))
    #expect(summary.removed.contains("network-acls/nacl-2.md"))
    let paths = try await Documentation(.diagramA).files.map(\.path)
    #expect(folder.files == ([".portolan.json"] + paths).sorted())

    _ = try await writer.write(try await Documentation(Topology(title: "Nothing")))
    #expect(folder.files == [".portolan.json", "README.md"])
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/flows"))
  }

  @Test func `a page that somebody changed is not removed`() async throws {
    _ = try await writer.write(Documentation(.diagramB))
    try folder.write("network-acls/nacl-2.md", "changed")
    let summary = try await writer.write(Documentation(.diagramA))
    #expect(summary.kept == ["network-acls/nacl-2.md"])
    #expect(folder.text("network-acls/nacl-2.md") == "changed")
  }

  @Test func `a file in the way is named, and nothing is written`() async throws {
    try folder.write("flows/browse.md", "mine")
    let error = await #expect(throws: WriteError.self) {
      try await writer.write(Documentation(.diagramA))
    }
    #expect(error == .foreignFiles(["flows/browse.md"]))
    #expect(folder.files == ["flows/browse.md"])
    let stale = try await writer.check(Documentation(.diagramA))
    #expect(stale.first { $0.path == "flows/browse.md" }?.problem == .foreign)
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `a folder that nobody may write to says so`() async throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    let writer = DocumentationWriter(root: "\(folder.path)/new", renderer: renderer.renderer())
    let error = await #expect(throws: WriteError.self) {
      try await writer.write(Documentation(.diagramA))
    }
    #expect(error.map { "\($0)".contains(String(cString: strerror(EACCES))) } == true)
  }

  @Test func `a picture in the way is named too`() async throws {
    try folder.write("diagrams/browse.svg", "mine")
    await #expect(throws: WriteError.foreignFiles(["diagrams/browse.svg"])) {
      try await writer.write(Documentation(.diagramA))
    }
    #expect(folder.text("diagrams/browse.svg") == "mine")
  }

  @Test func `a run that was interrupted is completed`() async throws {
    let documentation = try await Documentation(.diagramA)
    _ = try await writer.write(documentation)
    try folder.remove(".portolan.json")
    try folder.remove("flows/browse.md")
    try folder.write("flows/.browse.md.portolan-new", "half a pa")
    _ = try await writer.write(documentation)
    #expect(folder.files == ([".portolan.json"] + documentation.files.map(\.path)).sorted())
    #expect(try writer.check(documentation).isEmpty)
  }

  @Test func `what an interrupted run put in place is known as Portolan's`() async throws {
    _ = try await writer.write(Documentation(.diagramBForLinux))
    let manifest = try #require(folder.text(".portolan.json"))
    try folder.remove(".portolan.json")
    try folder.write("..portolan.json.portolan-new", manifest)
    let documentation = try await Documentation(.diagramB)
    let summary = try await writer.write(documentation)
    #expect(summary.written.contains("network-acls/nacl-2.md"))
    #expect(try writer.check(documentation).isEmpty)
  }

  @Test func `a folder that an interrupted run had emptied is removed`() async throws {
    _ = try await writer.write(documentation("old/page.md", "new.md"))
    try folder.remove("old/page.md")
    _ = try await writer.write(documentation("new.md"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/old"))
  }

  @Test func `what an interrupted run only began is removed by the run of another version`()
    async throws
  {
    _ = try await writer.write(documentation("begun/deep/page.md"))
    let manifest = try #require(folder.text(".portolan.json"))
    try folder.remove(".portolan.json")
    try folder.remove("begun/deep/page.md")
    try folder.write("..portolan.json.portolan-new", manifest)
    try folder.write("begun/deep/.page.md.portolan-new", "half a pa")
    _ = try await writer.write(documentation("new.md"))
    #expect(folder.files == [".portolan.json", "new.md"])
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/begun"))
  }

  private func documentation(_ paths: String...) -> Documentation {
    Documentation(files: paths.map { OutputFile(path: $0, content: .text("# Page\n")) })
  }

  @Test func `a file in place of a folder changes nothing`() async throws {
    try folder.write("network-acls", "a file")
    await #expect(throws: WriteError.notAFolder("network-acls")) {
      try await writer.write(Documentation(.diagramA))
    }
    #expect(folder.files == ["network-acls"])
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may write anywhere"))
  func `a folder that cannot be written to is one clear error`() async throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    let error = await #expect(throws: WriteError.self) {
      try await writer.write(Documentation(.diagramA))
    }
    #expect(error?.description.contains("cannot write") == true)
    #expect(folder.files.isEmpty)
  }

  @Test func `a root that is a file is one clear error`() async throws {
    try folder.write("out", "a file")
    let writer = DocumentationWriter(
      root: "\(folder.path)/out", renderer: renderer.renderer())
    let error = await #expect(throws: WriteError.self) {
      try await writer.write(Documentation(.diagramA))
    }
    #expect(error?.description.contains("cannot write") == true)
    #expect(folder.text("out") == "a file")
  }

  @Test func `links that lead outside are not followed`() async throws {
    let outside = try TemporaryFolder()
    try outside.write("browse.md", "not ours")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/flows", withDestinationPath: outside.path)
    await #expect(throws: WriteError.notAFolder("flows")) {
      try await writer.write(Documentation(.diagramA))
    }
    #expect(outside.files == ["browse.md"])
    #expect(outside.text("browse.md") == "not ours")
  }

  @Test func `a manifest that names a file outside removes nothing`() async throws {
    _ = try await writer.write(Documentation(.diagramA))
    let manifest = try #require(folder.text(".portolan.json"))
    try folder.write(
      ".portolan.json", manifest.replacing("\"README.md\"", with: "\"../README.md\""))
    await #expect(throws: WriteError.damagedManifest(".portolan.json")) {
      try await writer.write(Documentation(.diagramA))
    }
  }

  @Test func `check names what is missing, outdated, edited and superfluous`() async throws {
    _ = try await writer.write(Documentation(.diagramBForLinux))
    try folder.remove("flows/browse.md")
    try folder.write("security-groups/sg-3.md", "edited")
    var topology = Topology.diagramB
    topology.flows.removeLast()
    let before = folder.states
    let stale = try await writer.check(Documentation(topology))
    #expect(folder.states == before)
    func problem(_ path: String) -> StaleFile.Problem? { stale.first { $0.path == path }?.problem }
    #expect(problem("flows/browse.md") == .missing)
    #expect(problem("security-groups/sg-3.md") == .edited)
    #expect(problem("network-acls/nacl-2.md") == .outdated)
    #expect(problem("diagrams/browse.svg") == .outdated)
    #expect(problem("flows/no-way-around-the-load-balancer.md") == .superfluous)
    #expect(stale.map(\.path) == stale.map(\.path).sorted())
  }

  @Test func `a checkout with CR LF is not stale`() async throws {
    let documentation = try await Documentation(.diagramA)
    _ = try await writer.write(documentation)
    for path in folder.files {
      try folder.write(path, (folder.text(path) ?? "").replacing("\n", with: "\r\n"))
    }
    #expect(try writer.check(documentation).isEmpty)
    #expect(try await writer.write(documentation).isUnchanged)
  }

  @Test func `another version of Graphviz makes nothing stale, another style does`()
    async throws
  {
    let documentation = try await Documentation(.diagramA)
    _ = try await writer.write(documentation)
    let newer = DocumentationWriter(
      root: folder.path, renderer: renderer.renderer(graphviz: "99.0.0"))
    #expect(try newer.check(documentation).isEmpty)
    let restyled = DocumentationWriter(
      root: folder.path, renderer: renderer.renderer(style: "2"))
    #expect(try restyled.check(documentation).map(\.problem) == [.outdated, .outdated])
  }

  @Test func `a picture that somebody changed is drawn again, and no other`() async throws {
    let documentation = try await Documentation(.diagramB)
    _ = try await writer.write(documentation)
    try folder.write("diagrams/browse.svg", "scribble")
    let summary = try await writer.write(documentation)
    #expect(summary.written == ["diagrams/browse.svg"])
    #expect(renderer.count == 3)
  }
}

extension DocumentationWriterTests {
  private func page(_ text: String, _ drawings: [Drawing]) -> Documentation {
    Documentation(files: [
      OutputFile(
        path: "page.html",
        content: .composed([.text(text)] + drawings.map { .picture($0) } + [.text("end")])),
      OutputFile(path: "one.svg", content: .picture(drawings[0])),
    ])
  }

  private func drawing(_ id: String) -> Drawing {
    Drawing(id: id, title: "", summary: "", graph: DOTGraph(name: id))
  }

  @Test func `a page holds its pictures, and what two files need is drawn once`() async throws {
    let documentation = page("start", [drawing("one"), drawing("two")])
    _ = try await writer.write(documentation)
    #expect(folder.text("page.html") == "start<svg id=\"one\"></svg><svg id=\"two\"></svg>end")
    #expect(renderer.count == 2)
    #expect(try writer.check(documentation).isEmpty)
    #expect(try await writer.write(documentation).isUnchanged)
    #expect(renderer.count == 2)
  }

  @Test func `a page with pictures is written anew where its text or a picture changed`()
    async throws
  {
    _ = try await writer.write(page("start", [drawing("one")]))
    let text = page("other", [drawing("one")])
    #expect(try writer.check(text).map(\.path) == ["page.html"])
    #expect(try await writer.write(text).written == ["page.html"])
    let picture = page("other", [drawing("one"), drawing("two")])
    #expect(try await writer.write(picture).written == ["page.html"])
    #expect(try writer.check(picture).isEmpty)
    try folder.write("page.html", "scribble")
    #expect(try writer.check(picture).map(\.problem) == [.edited])
  }

  @Test func `a page with pictures that others wrote is not touched`() async throws {
    try folder.write("page.html", "mine")
    await #expect(throws: WriteError.foreignFiles(["page.html"])) {
      try await writer.write(page("start", [drawing("one")]))
    }
    #expect(folder.text("page.html") == "mine")
  }
}

/// Draws nothing, but counts.
private final class CountingRenderer: Sendable {
  private let drawn = Mutex(0)

  var count: Int { drawn.withLock { $0 } }

  func renderer(graphviz: String = "2.43.0", style: String = "1") -> PictureRenderer {
    PictureRenderer(graphvizVersion: graphviz, style: style) { drawings in
      self.drawn.withLock { $0 += drawings.count }
      return drawings.map {
        RenderedPicture(
          file: "<svg id=\"\($0.id)\"><title>\($0.title)</title>\n</svg>\n",
          inline: "<svg id=\"\($0.id)\"></svg>")
      }
    }
  }
}
