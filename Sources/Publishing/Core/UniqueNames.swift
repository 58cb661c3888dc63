/// Gives out names, none twice, whatever the case.
struct UniqueNames {
  private var taken: Set<String> = []

  /// The name, with a number from 2 where it is taken.
  mutating func take(_ name: String) -> String {
    var unique = name
    var number = 1
    while !taken.insert(unique.lowercased()).inserted {
      number += 1
      unique = "\(name)-\(number)"
    }
    return unique
  }
}
