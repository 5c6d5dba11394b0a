package import BoxOffice
internal import Payments

/// What takes a kiosk's money.
package protocol PaymentDrivers: Sendable {
  /// - Throws: why nothing can be paid in this way.
  func driver(for tender: Tender) async throws(StoreError) -> any PaymentDriver

  /// Those whose payments this kiosk may ask about.
  func all() async -> [any PaymentDriver]
}

/// A payment driver as it is set up here.
package struct InstalledDriver: Sendable {
  package let option: PaymentOption
  /// The driver for a tender; for none, one that is only asked about earlier payments.
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

  /// The cash drawer is one of them in any case: cash that an earlier configuration took may still be owed back.
  package func all() async -> [any PaymentDriver] {
    let isCashNamed = installed.contains { $0.option == .cash }
    var drivers: [any PaymentDriver] = []
    for one in (isCashNamed ? [] : [.cash]) + installed {
      if let driver = try? await one.driver(nil) { drivers.append(driver) }
    }
    return drivers
  }
}
