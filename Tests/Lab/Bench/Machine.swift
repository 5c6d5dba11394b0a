internal import BoxOffice
internal import FoundationEssentials
internal import Glibc

/// What is measured on, and what the system tells about a process.
enum Machine {
  /// Processors, memory and system in a line.
  static var description: String {
    let processors = lines(of: "/proc/cpuinfo").filter { $0.hasPrefix("model name") }
    let model =
      processors.first?.split(separator: ":").last.map { String($0.drop { $0 == " " }) } ?? "a processor"
    let memory =
      lines(of: "/proc/meminfo").first { $0.hasPrefix("MemTotal:") }
      .flatMap { $0.split(separator: " ").dropFirst().first.flatMap { Double($0) } } ?? 0
    let system =
      lines(of: "/etc/os-release").first { $0.hasPrefix("PRETTY_NAME=") }
      .map { $0.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" } } ?? "Linux"
    return "\(max(1, processors.count)) × \(model), \(Int((memory / 1_048_576).rounded())) GB, \(system)"
  }

  /// A day, as `2026-11-23`, by UTC.
  static func day(of date: Date) -> String {
    "\(CalendarDate(daysSinceEpoch: Int((date.timeIntervalSince1970 / 86_400).rounded(.down))))"
  }

  /// The share of all processors that is used while this program waits for so long.
  static func use(for time: Duration) async throws -> Double {
    func ticks() -> (busy: Double, all: Double) {
      // In the program, niced, in the system, idle, waiting for a disk, in interrupts, and taken by other machines.
      let numbers =
        lines(of: "/proc/stat").first?.split(separator: " ").dropFirst().compactMap { Double($0) } ?? []
      let all = numbers.prefix(8).reduce(0, +)
      return (all - numbers.dropFirst(3).prefix(2).reduce(0, +), all)
    }
    let before = ticks()
    try await Task.sleep(for: time)
    let after = ticks()
    return after.all > before.all ? (after.busy - before.busy) / (after.all - before.all) : 0
  }

  /// Whose processor time is asked for.
  enum Programs {
    case thisProgram
    /// Those that it has started, once they have ended.
    case others
  }

  /// Microseconds that a processor has worked for programs until now, in the system, too.
  static func processorTime(of programs: Programs) -> Double {
    // RUSAGE_SELF and RUSAGE_CHILDREN, which Glibc has as an enumeration of C's.
    var usage = rusage()
    unsafe _ = getrusage(programs == .thisProgram ? 0 : -1, &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) * 1_000_000 + Double($1.tv_usec)
    }
  }

  /// What is free on the disk of a directory; nil when nobody says.
  static func freeBytes(at path: String) -> Int? {
    var figures = statvfs()
    guard unsafe statvfs(path, &figures) == 0 else { return nil }
    return Int(figures.f_bavail) * Int(figures.f_frsize)
  }

  /// What a process takes of the memory, in MB: its own pages, and its share of those it has with others.
  static func proportionalMemory(of process: Int32) throws -> Double {
    try memory(of: process, "Pss")
  }

  /// What a process has of its own and shares with no file and nobody, in MB: what one more of it takes.
  static func ownMemory(of process: Int32) throws -> Double {
    try memory(of: process, "Anonymous")
  }

  /// What a process reads, writes or runs of the memory that it has, shared or not, during `work`, in MB. Linux asks the
  /// processor which pages were used since it was told to forget.
  static func memoryUsed(by process: Int32, during work: () async throws -> Void) async throws -> Double {
    let file = unsafe open("/proc/\(process)/clear_refs", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw BenchError("/proc/\(process)/clear_refs cannot be written.") }
    defer { close(file) }
    guard unsafe write(file, "1", 1) == 1 else {
      throw BenchError("Linux does not tell which pages a process uses.")
    }
    try await work()
    return try memory(of: process, "Referenced")
  }

  private static func memory(of process: Int32, _ name: String) throws -> Double {
    for line in lines(of: "/proc/\(process)/smaps_rollup") where line.hasPrefix("\(name):") {
      if let kilobytes = line.split(separator: " ").dropFirst().first.flatMap({ Double($0) }) {
        return kilobytes / 1_024
      }
    }
    throw BenchError("/proc/\(process)/smaps_rollup does not say how much memory it takes.")
  }

  /// The path of this program.
  static var ownPath: String {
    var path = [CChar](repeating: 0, count: 4_096)
    let count = unsafe readlink("/proc/self/exe", &path, path.count - 1)
    return String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The path of a program in the same directory as this one.
  static func programBesideThis(_ name: String) -> String {
    ownPath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      + "/\(name)"
  }

  static func lines(of path: String) -> [Substring] {
    text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Empty when it cannot be read.
  static func text(of path: String) -> String {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = unsafe read(file, &buffer, buffer.count), count > 0 {
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Machine {
  struct Process {
    let number: Int32
    let parent: Int32
    /// Of a processor, in the program and in the system on its behalf.
    let seconds: Double
  }

  /// The numbers of all processes.
  static var processes: [Int32] {
    guard let directory = unsafe opendir("/proc") else { return [] }
    defer { unsafe closedir(directory) }
    var numbers: [Int32] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let number = Int32(name) { numbers.append(number) }
    }
    return numbers
  }

  /// Nil when there is no such process.
  static func process(_ number: Int32) -> Process? {
    // The name, in brackets, may have blanks in it.
    guard let rest = text(of: "/proc/\(number)/stat").split(separator: ")").last else { return nil }
    let fields = rest.split(separator: " ")
    guard fields.count > 12, let parent = Int32(fields[1]), let user = Double(fields[11]),
      let system = Double(fields[12])
    else { return nil }
    return Process(
      number: number, parent: parent, seconds: (user + system) / Double(sysconf(Int32(_SC_CLK_TCK))))
  }
}
