internal import BoxOffice

/// Eight films that do not exist.
enum SampleFilms {
  static let all: [Movie] = [
    film(
      "The Salt Lanterns", minutes: 128, released: (2026, 10, 23), rating: "PG-13", popularity: 88,
      genres: ["Adventure", "Drama"], director: "Ines Marchetti",
      cast: ["Noor Haddad", "Caleb Winther", "Yuki Tanabe", "Rosa Delgado"],
      about: """
        A lighthouse keeper's daughter follows her father's last logbook across a drying sea, and finds the \
        ships that never came home.
        """),
    film(
      "Orbit of Glass", minutes: 152, released: (2026, 11, 6), rating: "PG-13",
      advice: "flashing images", format: "IMAX",
      popularity: 94,
      genres: ["Science Fiction", "Thriller"], director: "Tomasz Wilk",
      cast: ["Amara Diallo", "Jonas Reuter", "Mei-Lin Cho", "Oscar Bright"],
      about: """
        Nine engineers wake on a station that was never launched. Somebody down below is counting their breaths.
        """),
    film(
      "Grandma's Getaway Car", minutes: 97, released: (2026, 9, 18), rating: "PG", popularity: 76,
      genres: ["Comedy", "Family"], director: "Priya Raman",
      cast: ["Dolores Quint", "Felix Amadi", "Sunny Park"],
      about: """
        Three pensioners, one stolen bakery van and eleven hundred miles to a wedding that they were not \
        invited to.
        """),
    film(
      "Éclipse sur la Loire", minutes: 111, released: (2026, 10, 2), rating: "R", language: "French",
      original: "Éclipse sur la Loire", popularity: 71, genres: ["Drama", "Romance"],
      director: "Hélène Fauré",
      cast: ["Léa Grandin", "Mathieu Okonkwo", "Zoé Bellamy"],
      about: """
        On the night of the eclipse two translators agree never to say what they heard at the river, and \
        spend twenty years breaking the promise.
        """),
    film(
      "Night Shift at the Museum of Storms", minutes: 104, released: (2026, 10, 30), rating: "PG",
      format: "3D",
      popularity: 82, genres: ["Animation", "Family", "Fantasy"], director: "Kofi Mensah-Lund",
      cast: ["Tess Oyelaran", "Hugo Varga", "Bea Lindholm"],
      about: """
        The newest guard has one rule to keep: do not open the jar marked 1703. It is a very small jar.
        """),
    film(
      "The Quiet Ones Upstairs", minutes: 93, released: (2026, 10, 9), rating: "R", popularity: 67,
      genres: ["Horror"], director: "Milo Castellan", cast: ["Ada Frost", "Reuben Vale", "Ines Okoye"],
      about: """
        The flat above has been empty for years. Every evening at ten past nine, it is politely asked to keep \
        the noise down.
        """),
    film(
      "Tashkent Express", minutes: 139, released: (2026, 11, 13), rating: "PG-13", language: "Russian",
      original: "Ташкентский экспресс", popularity: 79, genres: ["Action", "Thriller"],
      director: "Daria Sokolova",
      cast: ["Timur Rakhimov", "Vera Lang", "Elias Nord", "Gulnora Yusupova"],
      about: """
        A pickpocket steals the wrong suitcase on the fastest train in Asia and has forty-one minutes until \
        the next stop.
        """),
    film(
      "A Field Guide to Small Gods", minutes: 118, released: (2026, 8, 28), rating: "PG", popularity: 73,
      genres: ["Fantasy", "Comedy"], director: "Owen Achterberg",
      cast: ["Marguerite Sol", "Ivo Tran", "Desmond Pike"],
      about: """
        A bankrupt botanist finds that the weeds of her allotment answer prayers, as long as they are \
        reasonable.
        """),
  ]

  private static func film(
    _ title: String, minutes: Int, released: (Int, Int, Int), rating: String,
    advice: String? = nil, format: String = "STANDARD",
    language: String = "English", original: String? = nil, popularity: Int, genres: [String],
    director: String, cast: [String], about: String
  ) -> Movie {
    let slug = String(title.lowercased().map { $0.isASCII && $0.isLetter ? $0 : "-" })
    let address = "https://cinemaos.example/films/\(slug)"
    let release = CalendarDate(year: released.0, month: released.1, day: released.2)
    return Movie(
      id: Movie.ID(sample: "film \(title)"), title: title, originalTitle: original ?? title,
      description: about, duration: minutes, releaseDate: release ?? CalendarDate(daysSinceEpoch: 0),
      rating: rating, contentAdvice: advice, language: language, genres: genres, director: director,
      cast: cast,
      posterURL: "\(address)/poster.jpg", backdropURL: "\(address)/backdrop.jpg",
      trailerURL: "\(address)/trailer.mp4", format: format, popularityTenths: popularity)
  }
}
