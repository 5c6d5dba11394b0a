/// The texts in the list of keys.
extension Message {
  package static var helpBegin: Message { Message("help.begin") }
  package static var helpSeatsAsMap: Message { Message("help.seats-as-map") }
  package static var helpSeatsAsList: Message { Message("help.seats-as-list") }
  package static var helpBackOneStep: Message { Message("help.back-one-step") }
  package static var helpShowtimes: Message { Message("help.showtimes") }
  package static var helpClear: Message { Message("help.clear") }
  package static var helpSeatMap: Message { Message("help.seat-map") }
  package static var helpOtherLine: Message { Message("help.other-line") }
  package static var helpDownALine: Message { Message("help.down-a-line") }
  package static var helpUpAPage: Message { Message("help.up-a-page") }
  package static var helpDownAPage: Message { Message("help.down-a-page") }
  package static var helpFirstLine: Message { Message("help.first-line") }
  package static var helpLastLine: Message { Message("help.last-line") }
  package static func helpLanguage(_ name: String) -> Message {
    Message("help.language", ["language": .text(name)])
  }
  package static var helpKeys: Message { Message("help.keys") }
  package static var helpQuit: Message { Message("help.quit") }

  // MARK: - Details, payment and ticket

  package static var helpGoesBack: Message { Message("help.goes-back") }
  package static var helpPays: Message { Message("help.pays") }
  package static var helpEndSale: Message { Message("help.end-sale") }
  package static var helpPayByMethod: Message { Message("help.pay-by-method") }
  package static var helpOtherMethod: Message { Message("help.other-method") }
  package static var helpNextMethod: Message { Message("help.next-method") }
  package static var helpSimulate: Message { Message("help.simulate") }
  package static var helpNextOutcome: Message { Message("help.next-outcome") }
  package static var helpBackToDetails: Message { Message("help.back-to-details") }
  package static var helpNextSale: Message { Message("help.next-sale") }
  package static var helpPrint: Message { Message("help.print") }
  package static var helpToPayment: Message { Message("help.to-payment") }
  package static var helpNextField: Message { Message("help.next-field") }
  package static var helpFieldBefore: Message { Message("help.field-before") }
  package static var helpTicket: Message { Message("help.ticket") }
  package static var helpTicketBack: Message { Message("help.ticket-back") }
  package static var helpBackToSeats: Message { Message("help.back-to-seats") }

  // MARK: - The seat map

  package static var helpLeaveProposal: Message { Message("help.leave-proposal") }
  package static var helpBackToRows: Message { Message("help.back-to-rows") }
  package static var helpBackToSeat: Message { Message("help.back-to-seat") }
  package static var helpBackToShowtimes: Message { Message("help.back-to-showtimes") }
  package static var helpJump: Message { Message("help.jump") }
  package static var helpTellPlace: Message { Message("help.tell-place") }
  package static var helpLeftEnd: Message { Message("help.left-end") }
  package static var helpRightEnd: Message { Message("help.right-end") }
  package static var helpFirstPart: Message { Message("help.first-part") }
  package static var helpLastPart: Message { Message("help.last-part") }
  package static var helpOverview: Message { Message("help.overview") }
  package static var helpMove: Message { Message("help.move") }
  package static var helpMoveRight: Message { Message("help.move-right") }
  package static var helpMoveUp: Message { Message("help.move-up") }
  package static var helpMoveDown: Message { Message("help.move-down") }
  package static var helpPartBefore: Message { Message("help.part-before") }
  package static var helpNextPart: Message { Message("help.next-part") }
  package static var helpPartAbove: Message { Message("help.part-above") }
  package static var helpPartBelow: Message { Message("help.part-below") }
  package static var helpPay: Message { Message("help.pay") }
  package static var helpTakesNothing: Message { Message("help.takes-nothing") }
  package static var helpTakeProposal: Message { Message("help.take-proposal") }
  package static var helpAddCompanions: Message { Message("help.add-companions") }
  package static var helpOpenPart: Message { Message("help.open-part") }
  package static var helpOpenRow: Message { Message("help.open-row") }
  package static var helpChoose: Message { Message("help.choose") }
  package static var helpChooseOrPay: Message { Message("help.choose-or-pay") }
  package static var helpNextBest: Message { Message("help.next-best") }
  package static var helpSellAllTheSame: Message { Message("help.sell-all-the-same") }
  package static var helpGoToProposal: Message { Message("help.go-to-proposal") }
  package static var helpHowMany: Message { Message("help.how-many") }
  package static var helpOneMore: Message { Message("help.one-more") }
  package static var helpOneFewer: Message { Message("help.one-fewer") }
  package static var helpBest: Message { Message("help.best") }
  package static var helpBestBefore: Message { Message("help.best-before") }
  package static var helpParty: Message { Message("help.party") }
}
