import ArgumentParser

/// The options that every command has.
struct CommonOptions: ParsableArguments {
  @Flag(
    name: .shortAndLong, help: "Write no messages but errors; results are printed all the same.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more about what is being done.")
  var verbose = false

  var terminal: Terminal { Terminal(isQuiet: quiet, isVerbose: verbose) }
}
