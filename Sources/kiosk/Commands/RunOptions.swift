internal import ArgumentParser
internal import Terminal

/// Where the configuration is, for every command that reads it.
struct ConfigurationOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration to read instead of `kiosk.conf` here, in `~/.config/kiosk` or in `/etc/kiosk`.",
      valueName: "file"))
  var config: String?
}

/// How the kiosk starts.
struct RunOptions: ParsableArguments {
  @OptionGroup var file: ConfigurationOption

  @Option(help: ArgumentHelp("A theme's name or file (`theme`).", valueName: "theme"))
  var theme: String?

  @Option(
    help: ArgumentHelp("Who sits in front of it: counter or walk-up (`profile`).", valueName: "profile"))
  var profile: String?

  @Option(help: ArgumentHelp("This kiosk's name in bookings (`terminal`).", valueName: "name"))
  var terminal: String?

  @Option(help: ArgumentHelp("The cinema that sells, by name or id (`cinema`).", valueName: "cinema"))
  var cinema: String?

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  @Option(help: "How many colours to use; 0 for none. Found out when it is not given.")
  var colors: ColorCount?

  /// The options that set a configuration key.
  var settings: [ConfigurationSources.Option] {
    let options = [
      ("kiosk.theme", "--theme", theme), ("kiosk.profile", "--profile", profile),
      ("kiosk.terminal", "--terminal", terminal), ("kiosk.cinema", "--cinema", cinema),
    ]
    return options.compactMap { setting, flag, value in
      value.map { ConfigurationSources.Option(setting: setting, flag: flag, value: $0) }
    }
  }

  /// Changes the detected capabilities as the options say.
  func adjust(_ capabilities: inout Capabilities) {
    if ascii { capabilities.charset = .ascii }
    if let colors { capabilities.colors = colors.depth }
  }
}

/// `--colors`
enum ColorCount: Int, CaseIterable, ExpressibleByArgument {
  case none = 0
  case eight = 8
  case sixteen = 16
  case palette256 = 256

  var depth: ColorDepth {
    switch self {
    case .none: .monochrome
    case .eight: .eight
    case .sixteen: .sixteen
    case .palette256: .palette256
    }
  }
}
