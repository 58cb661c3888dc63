/// A day of the calendar as texts write it.
public enum CalendarDay {
  /// Whether a text is a day that there is, as `2027-01-31` (RFC 3339, `full-date`).
  ///
  /// Such texts sort as the days do.
  public static func isWritten(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: #/([0-9]{4})-([0-9]{2})-([0-9]{2})/#),
      let year = Int(match.1), let month = Int(match.2), let day = Int(match.3)
    else { return false }
    return (1...12).contains(month) && (1...days(of: month, year)).contains(day)
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2:
      (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
