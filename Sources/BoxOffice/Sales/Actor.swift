/// Who makes a change. Every call that changes something in a store names its actor, and the audit log keeps it. This is not
/// the customer whom a booking is for.
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
