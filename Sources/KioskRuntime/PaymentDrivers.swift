package import BoxOffice
internal import Payments

/// The payment drivers of a kiosk.
package protocol PaymentDrivers: Sendable {
  /// - Throws: why it is not possible to pay in this way.
  func driver(for tender: Tender) async throws(StoreError) -> any PaymentDriver

  /// The drivers whose payments this kiosk may look up.
  func all() async -> [any PaymentDriver]
}

/// A payment driver as configured on this kiosk.
package struct InstalledDriver: Sendable {
  package let option: PaymentOption
  /// Makes the driver for a tender; without one, a driver that only looks up earlier payments.
  let driver: @Sendable (Tender?) async throws(StoreError) -> any PaymentDriver

  package init(
    _ option: PaymentOption,
    _ driver: @escaping @Sendable (Tender?) async throws(StoreError) -> any PaymentDriver
  ) {
    self.option = option
    self.driver = driver
  }

  package static let cash = InstalledDriver(.cash) { tender in
    guard case .cash(let tendered)? = tender else { return CashDrawer(tendered: .zero) }
    return CashDrawer(tendered: tendered)
  }
}

/// The drivers that the configuration names.
package struct InstalledDrivers: PaymentDrivers {
  private let installed: [InstalledDriver]

  package init(_ installed: [InstalledDriver]) {
    self.installed = installed
  }

  package func driver(for tender: Tender) async throws(StoreError) -> any PaymentDriver {
    guard let found = installed.first(where: { $0.option.gateway == tender.gateway }) else {
      throw .refused("There is no payment driver for \(tender.gateway).")
    }
    return try await found.driver(tender)
  }

  /// The cash drawer is always included, because cash taken under an earlier configuration may still have to
  /// be returned.
  package func all() async -> [any PaymentDriver] {
    let isCashNamed = installed.contains { $0.option == .cash }
    var drivers: [any PaymentDriver] = []
    for one in (isCashNamed ? [] : [.cash]) + installed {
      if let driver = try? await one.driver(nil) { drivers.append(driver) }
    }
    return drivers
  }
}
