import ArgumentParser
import StructuredText

/// A day on the command line, as `2027-01-31`.
struct Day: ExpressibleByArgument {
  let text: String

  init?(argument: String) {
    guard CalendarDay.isWritten(argument) else { return nil }
    self.text = argument
  }
}
