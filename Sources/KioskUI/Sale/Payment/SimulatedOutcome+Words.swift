import BoxOffice
import Words

extension SimulatedOutcome {
  /// As the payment screen names it.
  var message: Message {
    switch self {
    case .approve: .simulatorApproves
    case .decline: .simulatorDeclines
    case .timeout: .simulatorDoesNotAnswer
    case .replyLost: .simulatorLosesReply
    }
  }
}
