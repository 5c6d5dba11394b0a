package import FoundationEssentials

/// A row of `promocodes`: a discount on a whole booking.
package struct PromoCode: Identifiable, Hashable, Sendable {
  package typealias ID = Identifier<PromoCode>

  package enum Discount: Hashable, Sendable {
    /// `hundredths` of a per cent: 1000 is 10 %. At most `limit`.
    case percentage(hundredths: Int, limit: Money?)
    case fixed(Money)
  }

  package let id: ID
  /// Upper case.
  package var code: String
  package var description: String?
  package var discount: Discount
  package var minPurchase: Money?
  /// Nil for no limit.
  package var usageLimit: Int?
  package var usageCount: Int
  package var validFrom: Date
  package var validUntil: Date
  package var isActive: Bool
  /// Nil for all.
  package var applicableCinemas: Set<Cinema.ID>?
  package var applicableMovies: Set<Movie.ID>?

  package init(
    id: ID, code: String, description: String? = nil, discount: Discount, minPurchase: Money? = nil,
    usageLimit: Int? = nil, usageCount: Int = 0, validFrom: Date, validUntil: Date, isActive: Bool = true,
    applicableCinemas: Set<Cinema.ID>? = nil, applicableMovies: Set<Movie.ID>? = nil
  ) {
    self.id = id
    self.code = code
    self.description = description
    self.discount = discount
    self.minPurchase = minPurchase
    self.usageLimit = usageLimit
    self.usageCount = usageCount
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.isActive = isActive
    self.applicableCinemas = applicableCinemas
    self.applicableMovies = applicableMovies
  }
}

/// Why a promo code cannot be used here.
package enum PromoRefusal: Error, Hashable, Sendable {
  case unknown
  case notYetValid
  case expired
  case usedUp
  case otherCinema
  case otherMovie
  case belowMinimum(Money)
}

extension PromoCode {
  /// Why it cannot be used for a purchase of `total`; nil if it can.
  package func refusal(of total: Money, cinema: Cinema.ID, movie: Movie.ID, at now: Date) -> PromoRefusal? {
    guard isActive else { return .unknown }
    guard now >= validFrom else { return .notYetValid }
    guard now < validUntil else { return .expired }
    if let usageLimit, usageCount >= usageLimit { return .usedUp }
    if let applicableCinemas, !applicableCinemas.contains(cinema) { return .otherCinema }
    if let applicableMovies, !applicableMovies.contains(movie) { return .otherMovie }
    if let minPurchase, total < minPurchase { return .belowMinimum(minPurchase) }
    return nil
  }

  /// The discount on a purchase of `total`, never more than that, or why there is none. It is rounded half up
  /// to an amount that the currency has.
  ///
  /// The database counts the uses; this only shows the price before the claim.
  package func discount(
    on total: Money, in currency: Currency, cinema: Cinema.ID, movie: Movie.ID, at now: Date
  ) -> Result<Money, PromoRefusal> {
    if let refusal = refusal(of: total, cinema: cinema, movie: movie, at: now) { return .failure(refusal) }
    let amount: Money
    switch discount {
    case .fixed(let value): amount = value
    case .percentage(let hundredths, let limit):
      let share = currency.rounded(Int128(total.minorUnits) * Int128(hundredths), over: 10_000)
      amount = min(share, limit ?? share)
    }
    return .success(max(.zero, min(currency.rounded(amount), total)))
  }
}
