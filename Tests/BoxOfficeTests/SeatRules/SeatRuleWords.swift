import BoxOffice
import Words

extension SeatingRefusal {
  var sentence: String { Words.english(.refusal(self)) }
}

extension Suggestion {
  var words: String { Words.english(.reason(reason)) }
}
