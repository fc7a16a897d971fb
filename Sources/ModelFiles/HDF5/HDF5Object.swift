/// What a name in a group stands for.
enum HDF5Object: Sendable {
  /// A group.
  case group(HDF5Group)

  /// An array of values.
  case dataset(HDF5Dataset)
}
