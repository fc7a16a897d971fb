extension String {
  /// A path's last part, as titles and accounts call a file.
  public var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }
}
