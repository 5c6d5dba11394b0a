import BoxOffice
import KioskUI
import Terminal
import Testing

/// Text that is pasted into the kiosk.
struct PasteTests {
  private static let withField: Set<ScreenCatalogue> = [
    .films, .filmsFiltered, .showtimes, .details, .detailsWithPromo, .detailsWithProblem, .cash,
    .cashTooLittle,
    .databaseAway, .override,
  ]

  @Test(arguments: ScreenCatalogue.allCases.filter { !withField.contains($0) && $0 != .stillThere })
  func `where there is no field it is ignored, though each letter of it is a key`(screen: ScreenCatalogue)
    throws
  {
    var harness = try screen.harness()
    let before = harness
    for text in ["p", "y", "?", "2", "G12", "12345678901234567890", " "] {
      #expect(harness.send(.input(.paste(text))) == [])
    }
    #expect(harness.rows == before.rows)
    #expect(harness.state.sale == before.state.sale)
  }

  @Test func `it fills the field that has the focus, and presses nothing`() throws {
    var harness = try ScreenCatalogue.details.harness()
    harness.press(.tab)
    #expect(harness.send(.input(.paste("ines@example.com"))) == [])
    #expect(harness.state.sale?.details.email.text == "ines@example.com")
    harness.press(.home)
    harness.send(.input(.paste("dr.")))
    #expect(harness.state.sale?.details.email.text == "dr.ines@example.com")
    #expect(harness.state.scene == .details)
    harness.press(.tab)
    harness.send(.input(.paste("0123456789012345678901234567890")))
    #expect(harness.state.sale?.details.phone.text == "01234567890123456789")
    #expect(harness.state.notice?.kind == .warning)
  }

  @Test func `a pasted promo code is another than the one that was looked up`() throws {
    var harness = try ScreenCatalogue.detailsWithPromo.harness()
    harness.press(.backTab)
    #expect(harness.state.sale?.details.focus == .promoCode)
    harness.send(.input(.paste("X")))
    #expect(harness.state.sale?.details.promo == Details.Promo.none)
  }

  @Test func `it is the reason in a dialog that asks for one`() throws {
    var harness = try ScreenCatalogue.override.harness()
    harness.send(.input(.paste("They came with a school class.")))
    #expect(harness.words.contains("They came with a school class."))
    harness.press(.enter)
    #expect(harness.state.sale?.map.seatingOverride?.reason == "They came with a school class.")
  }

  @Test(arguments: [
    InputEvent.paste("x"), .mouse(MouseEvent(action: .scrollUp, position: Point(column: 40, row: 10))),
  ])
  func `whatever somebody does shows that they are still there`(input: InputEvent) throws {
    var harness = try ScreenCatalogue.stillThere.harness()
    #expect(harness.send(.input(input)) == [])
    #expect(harness.state.dialog == nil)
    #expect(harness.chosen == ["A1"])
    harness.wait(99)
    #expect(harness.state.dialog == nil)
  }

  @Test func `the layout editor takes it where it asks for a text`() throws {
    var harness = try #require(try EditorHarness())
    let before = harness.frame().rows
    harness.paste("s")
    #expect(harness.frame().rows == before)
    harness.press(.enter)
    harness.paste("broken armrest")
    harness.press(.enter)
    #expect(harness.editor.draft.places.contains { $0.outOfOrder == "broken armrest" })
  }
}
