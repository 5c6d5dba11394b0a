/// The keys of the layout editor.
extension Message {
  package static var hintPreview: Message { Message("hint.preview") }
  package static var hintNextSize: Message { Message("hint.next-size") }
  package static var hintEdit: Message { Message("hint.edit") }
  package static var hintBackInOrder: Message { Message("hint.back-in-order") }
  package static var hintOutOfOrder: Message { Message("hint.out-of-order") }
  package static var hintKind: Message { Message("hint.kind") }
  package static var hintMark: Message { Message("hint.mark") }
  package static var hintEndBlock: Message { Message("hint.end-block") }
  package static var hintSave: Message { Message("hint.save") }
  package static var hintNoBlock: Message { Message("hint.no-block") }
  package static var hintUndo: Message { Message("hint.undo") }
  package static var hintApply: Message { Message("hint.apply") }
  package static var hintReadTheirs: Message { Message("hint.read-theirs") }
  package static var hintMore: Message { Message("hint.more") }
  package static var helpPreview: Message { Message("help.preview") }
  package static var helpEdit: Message { Message("help.edit") }
  package static var helpOutOfOrder: Message { Message("help.out-of-order") }
  package static var helpKind: Message { Message("help.kind") }
  package static var helpMark: Message { Message("help.mark") }
  package static var helpSave: Message { Message("help.save") }
  package static var helpLeaveEditor: Message { Message("help.leave-editor") }
  package static var helpUndo: Message { Message("help.undo") }
}
