/// The port on which AWS has a database listen whose template names none.
enum DatabasePort {
  /// The standard port of an engine; nil for clusters, whose port depends on more, and for what is not known.
  static func standard(of engine: String) -> Int? {
    let family = engine.lowercased().split(separator: "-").first ?? ""
    return switch family {
    case "mysql", "mariadb": 3306
    case "postgres": 5432
    case "oracle": 1521
    case "sqlserver": 1433
    default: nil
    }
  }
}
