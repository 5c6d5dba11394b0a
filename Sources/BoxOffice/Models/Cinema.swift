package import FoundationEssentials

/// A row of `cinemas`.
package struct Cinema: Identifiable, Hashable, Sendable {
  package typealias ID = Identifier<Cinema>

  package let id: ID
  package var name: String
  package var address: String
  package var city: String
  package var state: String?
  package var postalCode: String?
  package var country: String
  package var phone: String?
  package var email: String?
  /// Opening and closing time by day. On a day that is missing the cinema is closed.
  package var operatingHours: [DayOfWeek: TimeRange]
  package var isActive: Bool
  /// An IANA name such as `America/New_York`. Show dates and times are local times of this zone.
  package var timeZone: String
  package var currency: Currency

  package init(
    id: ID, name: String, address: String, city: String, state: String? = nil, postalCode: String? = nil,
    country: String, phone: String? = nil, email: String? = nil,
    operatingHours: [DayOfWeek: TimeRange] = [:], isActive: Bool = true, timeZone: String = "UTC",
    currency: Currency = .usd
  ) {
    self.id = id
    self.name = name
    self.address = address
    self.city = city
    self.state = state
    self.postalCode = postalCode
    self.country = country
    self.phone = phone
    self.email = email
    self.operatingHours = operatingHours
    self.isActive = isActive
    self.timeZone = timeZone
    self.currency = currency
  }
}

/// A row of `screens`: an auditorium.
package struct Screen: Identifiable, Hashable, Sendable {
  package typealias ID = Identifier<Screen>

  package let id: ID
  package var cinema: Cinema.ID
  package var name: String
  /// How many seats may be sold.
  package var capacity: Int
  package var type: ScreenType
  package var supportedFormats: [String]
  package var layout: SeatLayout
  /// Raised by every change of the layout.
  package var layoutVersion: Int
  package var isActive: Bool

  package init(
    id: ID, cinema: Cinema.ID, name: String, capacity: Int, type: ScreenType, supportedFormats: [String],
    layout: SeatLayout, layoutVersion: Int = 0, isActive: Bool = true
  ) {
    self.id = id
    self.cinema = cinema
    self.name = name
    self.capacity = capacity
    self.type = type
    self.supportedFormats = supportedFormats
    self.layout = layout
    self.layoutVersion = layoutVersion
    self.isActive = isActive
  }
}

/// `screens.screen_type`.
package enum ScreenType: String, CaseIterable, Sendable {
  case standard = "STANDARD"
  case imax = "IMAX"
  case fourDX = "4DX"
}

/// A row of `users`, without its password hash, which never leaves the database.
package struct User: Identifiable, Hashable, Sendable {
  package typealias ID = Identifier<User>

  package enum Role: String, CaseIterable, Sendable {
    case customer = "CUSTOMER"
    case staff = "STAFF"
    case manager = "MANAGER"
    case admin = "ADMIN"
  }

  package let id: ID
  package var email: String
  package var firstName: String
  package var lastName: String
  package var phone: String?
  package var role: Role
  package var emailVerified: Bool
  package var isActive: Bool
  package var lastLoginAt: Date?

  package init(
    id: ID, email: String, firstName: String, lastName: String, phone: String? = nil, role: Role = .customer,
    emailVerified: Bool = false, isActive: Bool = true, lastLoginAt: Date? = nil
  ) {
    self.id = id
    self.email = email
    self.firstName = firstName
    self.lastName = lastName
    self.phone = phone
    self.role = role
    self.emailVerified = emailVerified
    self.isActive = isActive
    self.lastLoginAt = lastLoginAt
  }
}
