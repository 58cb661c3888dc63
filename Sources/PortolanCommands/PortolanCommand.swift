public import ArgumentParser

/// The command line tool `portolan`.
public struct PortolanCommand: AsyncParsableCommand {
  /// What the tool is called, says of itself, and can do.
  public static let configuration = CommandConfiguration(
    commandName: "portolan",
    abstract: "Charts the request and the return path of every flow of an AWS network.",
    discussion: """
      Exit codes: 0 all is well; 1 the answer is no (an expectation failed, the documentation is \
      stale); 2 the input is wrong; 3 the outside world failed (disk, renderer, wiki); 64 the command \
      line is wrong.
      """,
    version: "0.1.0",
    subcommands: [
      GenerateCommand.self, PublishCommand.self, ServeCommand.self, CheckCommand.self,
      ChecksCommand.self,
      ExplainCommand.self,
      ReachCommand.self, RenderCommand.self, ReviewCommand.self, PlanCommand.self, DiffCommand.self,
      ImportCommand.self, InitCommand.self, SchemaCommand.self,
    ])

  /// Made by ArgumentParser.
  public init() {}
}
