import ArgumentParser
import GraphvizRendering
import PortolanCommands

@main
struct Main {
  static func main() async {
    // A worker does nothing else, and starts in milliseconds because of it.
    if CommandLine.arguments.dropFirst().first == RenderPool.workerArgument { runRenderWorker() }
    await PortolanCommand.main()
  }
}
