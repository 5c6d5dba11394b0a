/// A row of `movies`.
package struct Movie: Identifiable, Hashable, Sendable {
  package typealias ID = Identifier<Movie>

  package let id: ID
  /// The Movie Database's id.
  package var tmdbID: Int?
  package var title: String
  package var originalTitle: String?
  package var description: String?
  /// In minutes.
  package var duration: Int
  package var releaseDate: CalendarDate
  /// G, PG, PG-13, R and so on, in the country's own rating system.
  package var rating: String?
  /// Why it has that rating, such as "flashing images".
  package var contentAdvice: String?
  package var language: String?
  package var genres: [String]
  package var director: String?
  package var cast: [String]
  package var posterURL: String?
  package var backdropURL: String?
  package var trailerURL: String?
  /// STANDARD, 3D, IMAX or 4DX.
  package var format: String
  package var isActive: Bool
  /// In tenths, 10 to 100: `DECIMAL(3,1)` from 1 to 10.
  package var popularityTenths: Int

  package init(
    id: ID, tmdbID: Int? = nil, title: String, originalTitle: String? = nil, description: String? = nil,
    duration: Int, releaseDate: CalendarDate, rating: String? = nil, contentAdvice: String? = nil,
    language: String? = nil,
    genres: [String] = [], director: String? = nil, cast: [String] = [], posterURL: String? = nil,
    backdropURL: String? = nil, trailerURL: String? = nil, format: String = "STANDARD", isActive: Bool = true,
    popularityTenths: Int = 50
  ) {
    self.id = id
    self.tmdbID = tmdbID
    self.title = title
    self.originalTitle = originalTitle
    self.description = description
    self.duration = duration
    self.releaseDate = releaseDate
    self.rating = rating
    self.contentAdvice = contentAdvice
    self.language = language
    self.genres = genres
    self.director = director
    self.cast = cast
    self.posterURL = posterURL
    self.backdropURL = backdropURL
    self.trailerURL = trailerURL
    self.format = format
    self.isActive = isActive
    self.popularityTenths = popularityTenths
  }
}
