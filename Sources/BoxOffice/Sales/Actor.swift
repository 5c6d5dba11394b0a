/// Who does something: whatever changes something in a store says so, and the audit log keeps it. Who a booking is for is
/// another matter.
package struct Actor: Sendable, Hashable {
  /// Which kiosk or counter it is done at, at most 50 characters.
  package var terminal: String
  /// Who is signed in there; nil where nobody signs in.
  package var staff: User.ID?

  package init(terminal: String, staff: User.ID? = nil) {
    self.terminal = terminal
    self.staff = staff
  }
}
