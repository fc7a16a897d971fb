extension String {
  /// The text with a sign in the place of a blank that is all of it: a token of a character model.
  ///
  /// Line ends and tabs have their signs wherever they are drawn.
  var withVisibleBlank: String { self == " " ? "␣" : self }
}
