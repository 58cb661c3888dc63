import ArgumentParser
import DOT
import Diagrams
import GraphvizRendering

/// `portolan render`: draws one flow.
struct RenderCommand: AsyncParsableCommand {
  /// What is made of the picture.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case svg
    case png
    case pdf
    case dot
  }

  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw the request and the return path of one flow.")

  @OptionGroup var files: InputFiles
  @OptionGroup var question: FlowQuestion

  @Option(help: "What to make of the picture.")
  var format = Format.svg

  @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
  var output = "-"

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if output != "-", files.inputs.contains(output) {
      throw ValidationError("'\(output)' is the topology file; name another file for the picture.")
    }
  }

  func run() async throws {
    let terminal = common.terminal
    let (_, topology, explanation) = try question.answer(files, terminal)
    let diagram = Diagram.flow(explanation, in: topology, id: "flow")
    let bytes = try await picture(of: diagram, terminal)
    try output == "-" ? terminal.write(bytes) : terminal.write(bytes, to: output)
  }

  private func picture(of diagram: Diagram, _ terminal: Terminal) async throws -> [UInt8] {
    if format == .dot { return Array(diagram.graph.text.utf8) }
    do {
      let results = try await RenderPool(palette: Diagram.palette).render([diagram.drawing])
      let svg = try results[0].get()
      switch format {
      case .svg, .dot: return Array(svg.text.utf8)
      case .png: return try await ImageConverter(zoom: 2).convert(svg, to: .png)
      case .pdf: return try await ImageConverter().convert(svg, to: .pdf)
      }
    } catch {
      throw terminal.worldFailed("\(error)")
    }
  }
}
