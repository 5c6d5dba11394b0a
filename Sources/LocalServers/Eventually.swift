/// Asks again and again, at first every few milliseconds, whether something has come true; answers false
/// when `limit` is over.
///
/// What is waited for here (a lock that another process gives up, a socket that another program opens) has
/// no event to wait for.
///
/// - Throws: `interrupted` when the task is cancelled, or what the question throws.
func eventually(
  within limit: Duration, _ isTrue: () throws(LocalServersError) -> Bool
) async throws(LocalServersError) -> Bool {
  let deadline = ContinuousClock.now + limit
  var pause = Duration.milliseconds(2)
  while try !isTrue() {
    if ContinuousClock.now >= deadline { return false }
    do { try await Task.sleep(for: pause) } catch { throw .interrupted }
    pause = min(pause * 3 / 2, .milliseconds(50))
  }
  return true
}
