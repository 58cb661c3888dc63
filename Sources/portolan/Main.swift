import PortolanCommands

@main
struct Main {
  static func main() async {
    await PortolanCommand.main()
  }
}
