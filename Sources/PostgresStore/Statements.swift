/// The query files, one statement each, named as they are.
extension Statement {
  // The connection.
  static let sessionSettings = Statement("session_settings", PackageResources.session_settings_sql)

  // The schema.
  static let createSchemaMigrations = Statement(
    "create_schema_migrations", PackageResources.create_schema_migrations_sql)
  static let lockMigrations = Statement("lock_migrations", PackageResources.lock_migrations_sql)
  static let schemaMigrationsExist = Statement(
    "schema_migrations_exist", PackageResources.schema_migrations_exist_sql)
  static let migrationIsApplied = Statement("migration_is_applied", PackageResources.migration_is_applied_sql)
  static let appliedMigrations = Statement("applied_migrations", PackageResources.applied_migrations_sql)
  static let recordMigration = Statement("record_migration", PackageResources.record_migration_sql)
  static let describeSchema = Statement("describe_schema", PackageResources.describe_schema_sql)
  static let unpayableAmounts = Statement("unpayable_amounts", PackageResources.unpayable_amounts_sql)
  static let serverSettings = Statement("server_settings", PackageResources.server_settings_sql)

  // What is shown.
  static let cinemas = Statement("cinemas", PackageResources.cinemas_sql)
  static let programmeCinema = Statement("programme_cinema", PackageResources.programme_cinema_sql)
  static let programmeMovies = Statement("programme_movies", PackageResources.programme_movies_sql)
  static let programmeListings = Statement("programme_listings", PackageResources.programme_listings_sql)
  static let programmeSeatTypes = Statement("programme_seat_types", PackageResources.programme_seat_types_sql)
  static let pricingRules = Statement("pricing_rules", PackageResources.pricing_rules_sql)
  static let seatingShowtime = Statement("seating_showtime", PackageResources.seating_showtime_sql)
  static let seatingCinema = Statement("seating_cinema", PackageResources.seating_cinema_sql)
  static let seatingScreen = Statement("seating_screen", PackageResources.seating_screen_sql)
  static let seatingMovie = Statement("seating_movie", PackageResources.seating_movie_sql)
  static let seatingSeats = Statement("seating_seats", PackageResources.seating_seats_sql)
  static let seatingSold = Statement("seating_sold", PackageResources.seating_sold_sql)
  static let seatingRules = Statement("seating_rules", PackageResources.seating_rules_sql)
  static let occupancy = Statement("occupancy", PackageResources.occupancy_sql)
  static let promoCode = Statement("promo_code", PackageResources.promo_code_sql)

  // A sale.
  static let claimBooking = Statement("claim_booking", PackageResources.claim_booking_sql)
  static let claimSeats = Statement("claim_seats", PackageResources.claim_seats_sql)
  static let claimPromo = Statement("claim_promo", PackageResources.claim_promo_sql)
  static let claimPayment = Statement("claim_payment", PackageResources.claim_payment_sql)
  static let auditClaim = Statement("audit_claim", PackageResources.audit_claim_sql)
  static let claimTurn = Statement("claim_turn", PackageResources.claim_turn_sql)
  static let claimCount = Statement("claim_count", PackageResources.claim_count_sql)
  static let claimCheck = Statement("claim_check", PackageResources.claim_check_sql)
  static let claimObstacles = Statement("claim_obstacles", PackageResources.claim_obstacles_sql)
  static let startPayment = Statement("start_payment", PackageResources.start_payment_sql)
  static let auditBooking = Statement("audit_booking", PackageResources.audit_booking_sql)
  static let extendClaim = Statement("extend_claim", PackageResources.extend_claim_sql)
  static let writeOffPayments = Statement("write_off_payments", PackageResources.write_off_payments_sql)
  static let failPayment = Statement("fail_payment", PackageResources.fail_payment_sql)
  static let confirmBooking = Statement("confirm_booking", PackageResources.confirm_booking_sql)
  static let settlePayment = Statement("settle_payment", PackageResources.settle_payment_sql)
  static let settleLatePayment = Statement("settle_late_payment", PackageResources.settle_late_payment_sql)
  static let paymentState = Statement("payment_state", PackageResources.payment_state_sql)
  static let noteCaptured = Statement("note_captured", PackageResources.note_captured_sql)
  static let noteRefunded = Statement("note_refunded", PackageResources.note_refunded_sql)

  // Its end without a ticket.
  static let endClaim = Statement("end_claim", PackageResources.end_claim_sql)
  static let endExpiredClaims = Statement("end_expired_claims", PackageResources.end_expired_claims_sql)
  static let failEndedPayments = Statement("fail_ended_payments", PackageResources.fail_ended_payments_sql)
  static let releaseSeats = Statement("release_seats", PackageResources.release_seats_sql)
  static let releasePromos = Statement("release_promos", PackageResources.release_promos_sql)
  static let auditEnded = Statement("audit_ended", PackageResources.audit_ended_sql)
  static let releaseLock = Statement("release_lock", PackageResources.release_lock_sql)
  static let releaseCount = Statement("release_count", PackageResources.release_count_sql)
  static let bookingStatus = Statement("booking_status", PackageResources.booking_status_sql)
  static let paymentsInDoubt = Statement("payments_in_doubt", PackageResources.payments_in_doubt_sql)
  static let paymentsUncaptured = Statement("payments_uncaptured", PackageResources.payments_uncaptured_sql)
  static let paymentsRefundOwed = Statement("payments_refund_owed", PackageResources.payments_refund_owed_sql)

  // A booking as it stands.
  static let findBookingById = Statement("find_booking_by_id", PackageResources.find_booking_by_id_sql)
  static let findBookingByReference = Statement(
    "find_booking_by_reference", PackageResources.find_booking_by_reference_sql)
  static let recordBooking = Statement("record_booking", PackageResources.record_booking_sql)
  static let recordSeats = Statement("record_seats", PackageResources.record_seats_sql)
  static let recordPayments = Statement("record_payments", PackageResources.record_payments_sql)
  static let recordShowtime = Statement("record_showtime", PackageResources.record_showtime_sql)
  static let recordMovie = Statement("record_movie", PackageResources.record_movie_sql)
  static let recordCinema = Statement("record_cinema", PackageResources.record_cinema_sql)

  // Layouts, and what else a manager decides.
  static let layoutScreens = Statement("layout_screens", PackageResources.layout_screens_sql)
  static let layoutLockScreen = Statement("layout_lock_screen", PackageResources.layout_lock_screen_sql)
  static let layoutLockShowtimes = Statement(
    "layout_lock_showtimes", PackageResources.layout_lock_showtimes_sql)
  static let layoutBookings = Statement("layout_bookings", PackageResources.layout_bookings_sql)
  static let layoutSeats = Statement("layout_seats", PackageResources.layout_seats_sql)
  static let storeSeats = Statement("store_seats", PackageResources.store_seats_sql)
  static let storeLayout = Statement("store_layout", PackageResources.store_layout_sql)
  static let auditLayout = Statement("audit_layout", PackageResources.audit_layout_sql)
  static let setDistance = Statement("set_distance", PackageResources.set_distance_sql)

  // The samples.
  static let dateInZone = Statement("date_in_zone", PackageResources.date_in_zone_sql)
  static let sampleCinema = Statement("sample_cinema", PackageResources.sample_cinema_sql)
  static let sampleScreen = Statement("sample_screen", PackageResources.sample_screen_sql)
  static let sampleSeats = Statement("sample_seats", PackageResources.sample_seats_sql)
  static let sampleMovie = Statement("sample_movie", PackageResources.sample_movie_sql)
  static let samplePricingRule = Statement("sample_pricing_rule", PackageResources.sample_pricing_rule_sql)
  static let samplePromoCode = Statement("sample_promo_code", PackageResources.sample_promo_code_sql)
  static let sampleUser = Statement("sample_user", PackageResources.sample_user_sql)
  static let sampleShowtime = Statement("sample_showtime", PackageResources.sample_showtime_sql)
  static let sampleBookings = Statement("sample_bookings", PackageResources.sample_bookings_sql)
  static let sampleBookingSeats = Statement("sample_booking_seats", PackageResources.sample_booking_seats_sql)
  static let samplePayments = Statement("sample_payments", PackageResources.sample_payments_sql)
}
