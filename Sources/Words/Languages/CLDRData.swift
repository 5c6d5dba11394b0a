// Written by Sources/Words/Generate/cldr.py from Unicode's CLDR. Do not edit: see there how to run it.

extension LanguageData {
  /// The signs that English and most languages use: a currency's code and its sign, with bars between.
  static let sharedSigns =
    "AMD֏|AOAKz|ARS$|AUD$|AZN₼|BAMKM|BBD$|BDT৳|BMD$|BND$|BOBBs|BRLR$|BSD$|BWPP|BZD$|CAD$|CLP$|CNY¥|COP$|CRC₡|CUC$|CUP$|CZKKč|DKKkr|DOP$|EGPE£|EUR€|FJD$|FKP£|GBP£|GEL₾|GHSGH₵|GIP£|GNFFG|GTQQ|GYD$|HKD$|HNLL|HRKkn|HUFFt|IDRRp|ILS₪|INR₹|ISKkr|JMD$|JPY¥|KHR៛|KMFCF|KPW₩|KRW₩|KYD$|KZT₸|LAK₭|LBPL£|LKRRs|LRD$|MGAAr|MMKK|MNT₮|MURRs|MXN$|MYRRM|NAD$|NGN₦|NIOC$|NOKkr|NPRRs|NZD$|PHP₱|PKRRs|PLNzł|PYG₲|RONlei|RUB₽|RWFRF|SBD$|SEKkr|SGD$|SHP£|SRD$|SSP£|STNDb|SYP£|THB฿|TOPT$|TRY₺|TTD$|TWD$|UAH₴|USD$|UYU$|VND₫|XAFFCFA|XCD$|XOFF\u{A0}CFA|XPFCFPF|ZARR|ZMWZK"

  static let en = LanguageData(
    decimal: ".", group: ",", minimumGroupingDigits: 1, minus: "-", currency: "¤#,##0.00", signs: "",
    months: "January|February|March|April|May|June|July|August|September|October|November|December",
    shortMonths: "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
    days: "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    shortDays: "Mon|Tue|Wed|Thu|Fri|Sat|Sun", shortDate: "E d MMM", longDate: "EEEE d MMMM y", time: "HH:mm",
    today: "today", tomorrow: "tomorrow", comma: ", ", and: (" and ", " and "), or: (" or ", " or "),
    hour: "{0} h", minute: "{0} min", second: "{0} s", durationSeparator: " ")

  static let de = LanguageData(
    decimal: ",", group: ".", minimumGroupingDigits: 1, minus: "-", currency: "#,##0.00\u{A0}¤",
    signs: "BYNр.|CUCCub$|FKPFl£|GHS₵|GNFF.G.|KMFFC|RONL|RWFF.Rw|SYPSYP|TWDNT$|ZMWK",
    months: "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    shortMonths: "Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sept.|Okt.|Nov.|Dez.",
    days: "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag",
    shortDays: "Mo.|Di.|Mi.|Do.|Fr.|Sa.|So.", shortDate: "E, d. MMM", longDate: "EEEE, d. MMMM y",
    time: "HH:mm", today: "heute", tomorrow: "morgen", comma: ", ", and: (" und ", " und "),
    or: (" oder ", " oder "), hour: "{0} Std.", minute: "{0} Min.", second: "{0} Sek.", durationSeparator: " "
  )

  static let fr = LanguageData(
    decimal: ",", group: "\u{A0}", minimumGroupingDigits: 1, minus: "-", currency: "#,##0.00\u{A0}¤",
    signs: "BYNр.|EGP£E|KMFFC|LBP£L|NIO$C|RONL|RWFFR|TOP$T|TWDNT$|WST$WS|XPFFCFP|ZMWKw",
    months: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    shortMonths: "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.",
    days: "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    shortDays: "lun.|mar.|mer.|jeu.|ven.|sam.|dim.", shortDate: "E d MMM", longDate: "EEEE d MMMM y",
    time: "HH:mm", today: "aujourd’hui", tomorrow: "demain", comma: ", ", and: (" et ", " et "),
    or: (" ou ", " ou "), hour: "{0}\u{A0}h", minute: "{0}\u{A0}min", second: "{0}\u{A0}s",
    durationSeparator: " ")

  static let es = LanguageData(
    decimal: ",", group: ".", minimumGroupingDigits: 2, minus: "-", currency: "#,##0.00\u{A0}¤",
    signs: "BYNр.|EGPEGP|RONL|TWDNT$|XAFXAF|XOFXOF",
    months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    shortMonths: "ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic",
    days: "lunes|martes|miércoles|jueves|viernes|sábado|domingo", shortDays: "lun|mar|mié|jue|vie|sáb|dom",
    shortDate: "E, d MMM", longDate: "EEEE, d 'de' MMMM 'de' y", time: "H:mm", today: "hoy",
    tomorrow: "mañana", comma: ", ", and: (" y ", " y "), or: (" o ", " o "), hour: "{0} h",
    minute: "{0} min", second: "{0} s", durationSeparator: " ")

  static let ja = LanguageData(
    decimal: ".", group: ",", minimumGroupingDigits: 1, minus: "-", currency: "¤#,##0.00",
    signs: "BYNр.|CNY￥|JPY￥|RONレイ", months: "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
    shortMonths: "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月", days: "月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日曜日",
    shortDays: "月|火|水|木|金|土|日", shortDate: "M月d日(E)", longDate: "y年M月d日EEEE", time: "H:mm", today: "今日",
    tomorrow: "明日", comma: "、", and: ("、", "、"), or: ("または", "、または"), hour: "{0}時間", minute: "{0}分",
    second: "{0}秒", durationSeparator: "")

  static let pl = LanguageData(
    decimal: ",", group: "\u{A0}", minimumGroupingDigits: 2, minus: "-", currency: "#,##0.00\u{A0}¤",
    signs: "RONlej|TWDNT$",
    months:
      "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
    shortMonths: "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru",
    days: "poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela",
    shortDays: "pon.|wt.|śr.|czw.|pt.|sob.|niedz.", shortDate: "E, d MMM", longDate: "EEEE, d MMMM y",
    time: "HH:mm", today: "dzisiaj", tomorrow: "jutro", comma: ", ", and: (" i ", " i "),
    or: (" lub ", " lub "), hour: "{0} godz.", minute: "{0} min", second: "{0} sek.", durationSeparator: " ")
}
