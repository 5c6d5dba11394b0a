package import BoxOffice

/// The texts in the line of keys.
extension Message {
  package static var hintBegin: Message { Message("hint.begin") }
  package static var hintSeatsAsMap: Message { Message("hint.seats-as-map") }
  package static var hintSeatsAsList: Message { Message("hint.seats-as-list") }
  package static var hintShowtimes: Message { Message("hint.showtimes") }
  package static var hintBack: Message { Message("hint.back") }
  package static var hintClear: Message { Message("hint.clear") }
  package static var hintSeats: Message { Message("hint.seats") }
  package static var hintMove: Message { Message("hint.move") }
  package static var hintKeys: Message { Message("hint.keys") }
  package static var hintQuit: Message { Message("hint.quit") }
  package static var hintPay: Message { Message("hint.pay") }
  package static var hintMethod: Message { Message("hint.method") }
  package static var hintSimulate: Message { Message("hint.simulate") }
  package static var hintDone: Message { Message("hint.done") }
  package static var hintNextCustomer: Message { Message("hint.next-customer") }
  package static var hintPrint: Message { Message("hint.print") }
  package static var hintContinue: Message { Message("hint.continue") }
  package static var hintNextField: Message { Message("hint.next-field") }
  package static var hintTicket: Message { Message("hint.ticket") }
  package static var hintSell: Message { Message("hint.sell") }
  package static var hintReason: Message { Message("hint.reason") }
  package static var hintChange: Message { Message("hint.change") }
  package static var hintLine: Message { Message("hint.line") }
  package static var hintShowSeats: Message { Message("hint.show-seats") }
  package static var hintGoOn: Message { Message("hint.go-on") }
  package static var hintOtherShowtimes: Message { Message("hint.other-showtimes") }
  package static var hintStayAndWait: Message { Message("hint.stay-and-wait") }
  package static var hintBackToShowtimes: Message { Message("hint.back-to-showtimes") }
  package static var hintLeave: Message { Message("hint.leave") }
  package static var hintStay: Message { Message("hint.stay") }
  package static var hintSeatingRules: Message { Message("hint.seating-rules") }
  package static var hintLeaveThese: Message { Message("hint.leave-these") }
  package static var hintRows: Message { Message("hint.rows") }
  package static var hintList: Message { Message("hint.list") }
  package static var hintMap: Message { Message("hint.map") }
  package static var hintJump: Message { Message("hint.jump") }
  package static var hintWholeHall: Message { Message("hint.whole-hall") }
  package static var hintItsSeats: Message { Message("hint.its-seats") }
  package static var hintGiveBack: Message { Message("hint.give-back") }
  package static var hintMoveHere: Message { Message("hint.move-here") }
  package static var hintChoose: Message { Message("hint.choose") }
  package static var hintNext: Message { Message("hint.next") }
  package static var hintSellAllTheSame: Message { Message("hint.sell-all-the-same") }
  package static var hintHowMany: Message { Message("hint.how-many") }
  package static var hintBest: Message { Message("hint.best") }
  package static func hintTake(_ count: Int) -> Message {
    Message("hint.take-count", ["count": .number(count)])
  }
  package static func hintTake(_ seats: SeatNames) -> Message {
    Message("hint.take-seats", ["seats": .seatsInShort(seats), "count": .number(seats.count)])
  }
  package static func hintAdd(_ seats: SeatNames) -> Message {
    Message("hint.add-seats", ["seats": .seatsInShort(seats), "count": .number(seats.count)])
  }
  package static func hintGoTo(_ seats: SeatNames) -> Message {
    Message("hint.go-to-seats", ["seats": .seatsInShort(seats), "count": .number(seats.count)])
  }
  package static var anyKey: Message { Message("key.any") }
  package static var keyArrows: Message { Message("key.arrows") }
  package static var keyUpDown: Message { Message("key.up-down") }
  package static var keyLeftRight: Message { Message("key.left-right") }
  package static var keyUp: Message { Message("key.up") }
  package static var keyDown: Message { Message("key.down") }
  package static var keyLeft: Message { Message("key.left") }
  package static var keyRight: Message { Message("key.right") }

  // MARK: - Why a key does nothing

  package static var chooseASeatFirst: Message { Message("key.choose-a-seat-first") }
}
