import ArgumentParser
import GraphvizRendering

/// The hidden command that the tool starts itself with, to keep Graphviz out of its own process.
struct RenderWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: RenderPool.workerArgument, abstract: "Render graphs for another process.",
    shouldDisplay: false)

  func run() {
    runRenderWorker()
  }
}
