import Testing
import TextLayout

struct FoldedTests {
  @Test(arguments: [
    ("amelie", "Le Fabuleux Destin d’Amélie Poulain"), ("AMÉLIE", "Ame\u{301}lie"), ("grosse", "Die Größe"),
    ("strasse", "STRAẞE"), ("lodz", "Łódź"), ("istanbul", "İstanbul"), ("ırmak", "IRMAK"), ("irmak", "ırmak"),
    ("d'a", "Le Fabuleux Destin d’Amélie"), ("smorrebrod", "Smørrebrød"), ("aegir", "Ægir"), ("dang", "Đặng"),
    ("imax", "ＩＭＡＸ"), ("ＩＭＡＸ", "imax"), ("ガンダム", "ｶﾞﾝﾀﾞﾑ"), ("ｶﾞﾝﾀﾞﾑ", "カ\u{3099}ンタ\u{3099}ム"),
    ("らーめん", "ラーメン"), ("パリ", "ﾊﾟﾘ"), ("елка", "Ёлка"), ("чайка", "ЧАИ\u{306}КА"), ("αθηνα", "Αθήνα"),
    ("οδοσ", "Οδός"), ("映画", "映画館の夜"), ("ffi", "oﬃce"), ("احمد", "أَحْمَد"), ("שלום", "שָׁלוֹם"),
  ])
  func `is found`(needle: String, text: String) {
    #expect(Text.folded(text).contains(Text.folded(needle)))
  }

  @Test(arguments: [
    ("映画", "映像"), ("ハリ", "パリ"), ("カ", "ガ"), ("हिन्दी", "हन्द"), ("lodz", "Lotz"), ("u", "ö"),
  ])
  func `is another word`(needle: String, text: String) {
    #expect(!Text.folded(text).contains(Text.folded(needle)))
  }

  /// Unicode's own decompositions, made by Python's unicodedata: letters that are an ASCII letter with accents.
  @Test(arguments: [
    ("a", "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ"),
    ("b", "ḂḃḄḅḆḇ"),
    ("c", "ÇçĆćĈĉĊċČčḈḉ"),
    ("d", "ĎďḊḋḌḍḎḏḐḑḒḓ"),
    ("dz", "ǄǅǆǱǲǳ"),
    ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ"),
    ("f", "Ḟḟ"),
    ("g", "ĜĝĞğĠġĢģǦǧǴǵḠḡ"),
    ("h", "ĤĥȞȟḢḣḤḥḦḧḨḩḪḫẖ"),
    ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİǏǐȈȉȊȋḬḭḮḯỈỉỊị"),
    ("ij", "Ĳĳ"),
    ("j", "Ĵĵǰ"),
    ("k", "ĶķǨǩḰḱḲḳḴḵ"),
    ("l", "ĹĺĻļĽľḶḷḸḹḺḻḼḽ"),
    ("lj", "Ǉǈǉ"),
    ("m", "ḾḿṀṁṂṃ"),
    ("n", "ÑñŃńŅņŇňǸǹṄṅṆṇṈṉṊṋ"),
    ("nj", "Ǌǋǌ"),
    ("o", "ÒÓÔÕÖòóôõöŌōŎŏŐőƠơǑǒǪǫǬǭȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ"),
    ("p", "ṔṕṖṗ"),
    ("r", "ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ"),
    ("s", "ŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩẛ"),
    ("t", "ŢţŤťȚțṪṫṬṭṮṯṰṱẗ"),
    ("u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự"),
    ("v", "ṼṽṾṿ"),
    ("w", "ŴŵẀẁẂẃẄẅẆẇẈẉẘ"),
    ("x", "ẊẋẌẍ"),
    ("y", "ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ"),
    ("z", "ŹźŻżŽžẐẑẒẓẔẕ"),
  ])
  func `letters are found by what is under their accents`(plain: String, accented: String) {
    for character in accented { #expect(Text.folded(String(character)) == plain, "\(character)") }
  }

  @Test func `what is folded stays as it is when it is folded again`() {
    for value in UInt32(0x20)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = Text.folded(String(scalar))
      #expect(Text.folded(once) == once)
    }
  }
}
