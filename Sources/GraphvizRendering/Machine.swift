import CGraphvizShim

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The machine and the process.
public enum Machine {
  /// The number of processors that are in use.
  public static var activeProcessorCount: Int {
    max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1)
  }

  /// The path of the running program.
  public static var currentExecutable: String {
    String(cString: portolan_current_executable())
  }
}
