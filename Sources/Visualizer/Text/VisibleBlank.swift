extension String {
  /// The text with a sign in the place of a blank or a line end that is all of it: a token of a character
  /// model.
  ///
  /// Fonts for terminals have these signs, but many lack ␤. Tabs and the line ends of longer tokens have
  /// their signs wherever they are drawn.
  var withVisibleBlank: String {
    switch self {
    case " ": "␣"
    case "\n", "\r\n": "↵"
    default: self
    }
  }
}
