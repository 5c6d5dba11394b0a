// In a release build the constants of sockets are seen through the C module that includes them first.
internal import CPoller
internal import Glibc
internal import Synchronization
internal import SystemPackage

/// Ports below those that the system gives to connections, which may take one at any moment: 500 for each process that
/// runs at the same time, so that two do not find the same ones free.
private let ports = (first: 10_000, slices: 45, count: 500)
private let given = Atomic(0)

/// Ports of the loopback that nobody listens on at the moment, and that this function has not named for long.
package func freePorts(_ count: Int) throws -> [Int] {
  let first = ports.first + Int(getpid()) % ports.slices * ports.count
  var free: [Int] = []
  for _ in 0..<ports.count where free.count < count {
    let port = first + given.wrappingAdd(1, ordering: .relaxed).oldValue % ports.count
    if try isFree(port) { free.append(port) }
  }
  guard free.count == count else { throw Errno.addressInUse }
  return free
}

private func isFree(_ port: Int) throws -> Bool {
  let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  defer { close(socket) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  address.sin_port = UInt16(port).bigEndian
  let result = unsafe withUnsafePointer(to: address) { pointer in
    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      unsafe bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
  if result == 0 { return true }
  guard errno == EADDRINUSE else { throw Errno(rawValue: errno) }
  return false
}
