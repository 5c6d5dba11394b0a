// swift-tools-version: 6.2
import PackageDescription

/// The walls between the modules. An arrow that is not listed here does not compile:
/// only the executable knows both a store and the user interface.
let package = Package(
  name: "kiosk",
  products: [.executable(name: "kiosk", targets: ["kiosk"])],
  dependencies: [
    // Commands, their help and their errors. Needs FoundationEssentials only.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Starts the private servers in a session of their own and as another user, without a shell.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    // File descriptors, paths and errno as types; swift-subprocess speaks them too.
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // Builds the documentation from the DocC catalogues; linked into nothing.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // C libraries, each from its Debian package. `link` stands in the module maps:
    // pkg-config names flags for ncursesw and hiredis that SwiftPM forbids.
    .systemLibrary(name: "CNcurses"),  // libncurses-dev
    .systemLibrary(name: "CPostgres"),  // libpq-dev
    .systemLibrary(name: "CHiredis"),  // libhiredis-dev
    .systemLibrary(name: "CQREncode"),  // libqrencode-dev
    .systemLibrary(name: "CMalloc"),  // libc6-dev

    .target(name: "BoxOffice"),
    // How wide text is, how it is made safe, cut, wrapped and spelt in ASCII: once, for screens and for paper.
    .target(name: "TextLayout"),
    // What the customer and the seller read, in their language: sentences, numbers, money, dates.
    .target(
      name: "Words", dependencies: ["BoxOffice"], exclude: ["Generate"],
      resources: [.embedInCode("Catalogues")]),
    // What a signal handler of the terminal may do is async-signal-safe C alone.
    .target(name: "CTerminalSignals"),
    // Debian's toml++, which tells the line of every value, as errors in a conf or a theme must. It is C++; Swift sees
    // plain C. (TOMLKit wraps the same library, but compiles its headers and links Foundation with ICU.)
    .target(
      name: "CTOML",  // libtomlplusplus-dev
      cxxSettings: [.treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("tomlplusplus")]),
    .target(
      name: "Terminal",
      dependencies: ["TextLayout", "CNcurses", "CTerminalSignals", "CTOML"],
      resources: [.embedInCode("BuiltIn")]),
    // Layouts as other systems write them, and what is odd about a layout.
    .target(
      name: "LayoutFormats", dependencies: ["BoxOffice"],
      resources: [.embedInCode("Schema/seat-layout.schema.json")]),
    .target(name: "KioskUI", dependencies: ["BoxOffice", "Words", "Terminal", "TextLayout"]),
    .target(
      name: "PostgresStore", dependencies: ["BoxOffice", "CPostgres"],
      resources: [.embedInCode("Migrations"), .embedInCode("Queries")]),
    .target(
      name: "RedisHolds", dependencies: ["BoxOffice", "CHiredis"],
      resources: [.embedInCode("Scripts")]),
    .target(name: "Payments", dependencies: ["BoxOffice", "Words"]),
    // Text that a printer's code pages lack is drawn from the bitmaps of GNU Unifont (Debian's `unifont`), a file that is
    // read when it is needed and may be missing: no library for fonts is linked.
    .target(
      name: "Tickets",
      dependencies: [
        "BoxOffice", "Words", "CQREncode", "TextLayout",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    // What the screens ask of the world is carried out here, whatever stores, clock and chance there are: the executable
    // has the real ones, and the lab those that it breaks.
    .target(
      name: "KioskRuntime",
      dependencies: ["BoxOffice", "KioskUI", "Payments", "Terminal", "Tickets", "Words"]),
    .target(
      name: "LocalServers",
      dependencies: [
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .executableTarget(
      name: "kiosk",
      dependencies: [
        "BoxOffice", "LayoutFormats", "KioskRuntime", "KioskUI", "Words", "Terminal", "PostgresStore",
        "RedisHolds", "Payments", "Tickets", "LocalServers", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      linkerSettings: [
        // Swift's own lld writes the addresses that every start has to set as a bitmap (DT_RELR, glibc 2.36) instead
        // of a table of a megabyte, and nobody looks for functions in this program: no names to search either. Each
        // session takes two megabytes less of a memory that it shares with nobody.
        .unsafeFlags(
          [
            "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--icf=safe",
            "-Xlinker", "--no-export-dynamic",
          ], .when(platforms: [.linux], configuration: .release))
      ]),

    // A terminal emulator to look at the program with, from its Debian package.
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),  // libvterm-dev
    // Linux's epoll, timerfd and eventfd, which Swift's Glibc leaves out.
    .systemLibrary(name: "CPoller", path: "Tests/CPoller"),  // libc6-dev
    // What Swift does not see of glibc: a program on a pseudo-terminal of its own.
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    // Keeps the variables of whoever runs the tests out of them.
    .target(name: "CCleanEnvironment", path: "Tests/CCleanEnvironment"),
    // The stores and the card terminal in this process's memory, by any clock: what the stores' contracts are held against,
    // and what the simulation sells with.
    .target(name: "Twins", dependencies: ["BoxOffice", "Payments"], path: "Tests/Twins"),
    // Programs at real terminals. Apart from TestSupport, for `lab` is linked without Swift Testing.
    .target(
      name: "TestTerminals",
      dependencies: [
        "CPseudoTerminal", "CVTerm", .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      path: "Tests/TestTerminals"),
    // Servers that may be broken, what breaks them, and halls to sell in. Apart from TestSupport, for `lab` is linked
    // without Swift Testing.
    .target(
      name: "FaultInjection",
      dependencies: [
        "BoxOffice", "CPoller", "LocalServers", "PostgresStore", "RedisHolds",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/FaultInjection",
      // A C library that is compiled when a server is to be lied to.
      resources: [.embedInCode("Faults/Preloaded/preloaded_faults.c")]),
    // The tests' own servers, databases and halls.
    .target(
      name: "TestSupport",
      dependencies: [
        "BoxOffice", "PostgresStore", "FaultInjection", "RedisHolds", "Twins",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/TestSupport"),
    // `./.run lab`: whether sales survive what can go wrong, and what the kiosk takes of time, memory and bytes.
    .executableTarget(
      name: "lab",
      dependencies: [
        "BoxOffice", "KioskRuntime", "KioskUI", "Payments", "PostgresStore",
        "FaultInjection",
        "RedisHolds", "Terminal", "TestTerminals", "Twins", "Words",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/Lab"),
    .testTarget(
      name: "LabTests",
      dependencies: [
        "lab", "BoxOffice", "Payments", "PostgresStore", "FaultInjection", "RedisHolds", "TestSupport",
        "Twins",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "FaultInjectionTests",
      dependencies: [
        "FaultInjection", "PostgresStore", "RedisHolds", "BoxOffice",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "BoxOfficeTests", dependencies: ["BoxOffice", "Words", "FaultInjection", "TestSupport", "Twins"]),
    .testTarget(name: "WordsTests", dependencies: ["Words", "BoxOffice", "FaultInjection"]),
    .testTarget(
      name: "LayoutFormatsTests",
      dependencies: ["LayoutFormats", "BoxOffice", "FaultInjection", "TestSupport"],
      resources: [.embedInCode("Files")]),
    .testTarget(name: "TextLayoutTests", dependencies: ["TextLayout", "Terminal", "CNcurses"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TextLayout"]),
    .testTarget(
      name: "KioskUITests",
      dependencies: [
        "KioskUI", "BoxOffice", "FaultInjection", "LayoutFormats", "PostgresStore", "Terminal", "TestSupport",
        "TextLayout", "Words",
      ]),
    .testTarget(
      name: "PostgresStoreTests",
      dependencies: [
        "PostgresStore", "BoxOffice", "FaultInjection", "TestSupport", "kiosk",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "RedisHoldsTests",
      dependencies: [
        "RedisHolds", "BoxOffice", "FaultInjection", "TestSupport", "Twins", "kiosk",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(name: "PaymentsTests", dependencies: ["Payments", "BoxOffice", "Twins"]),
    .testTarget(name: "TicketsTests", dependencies: ["Tickets", "BoxOffice", "Words"]),
    .testTarget(
      name: "LocalServersTests",
      dependencies: [
        "LocalServers", "kiosk",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "KioskTests",
      dependencies: [
        "kiosk", "FaultInjection", "TestSupport", "TestTerminals", "BoxOffice", "KioskRuntime", "KioskUI",
        "PostgresStore",
        "RedisHolds",
        "Terminal", "Words",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
  ],
  cxxLanguageStandard: .cxx17
)

/// No test depends on the environment of whoever runs it.
for target in package.targets where target.type == .test {
  target.dependencies.append("CCleanEnvironment")
}

/// Every module on the compiler's strictest setting.
for target in package.targets where [.regular, .executable, .test].contains(target.type) {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}
