internal import Dispatch

/// Runs `body`, with each of the signals given to `receive` instead of doing what it does by default.
///
/// What is started by swift-subprocess meanwhile gets them as ever.
package func withSignals<Value>(
  _ signals: [Int32], receive: @escaping @Sendable (Int32) -> Void, _ body: () async throws -> Value
) async rethrows -> Value {
  let sources = signals.map { signal in
    let source = DispatchSource.makeSignalSource(signal: signal, queue: .global())
    source.setEventHandler { receive(signal) }
    source.activate()
    return source
  }
  defer { for source in sources { source.cancel() } }
  return try await body()
}
