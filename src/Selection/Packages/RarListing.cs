namespace BenchmarkWorkflow.Selection.Packages;

/// <summary>What the headers of a RAR archive say. Nothing is unpacked.</summary>
/// <param name="Version">4 or 5, by the signature.</param>
/// <param name="Encrypted">The headers themselves or any file need a password.</param>
/// <param name="Damaged">The headers end early or a checksum of one does not agree; the entries before it are listed.</param>
/// <param name="Volume">It is one part of several.</param>
public sealed record RarListing(int Version, bool Encrypted, bool Damaged, bool Volume, IReadOnlyList<RarEntry> Entries);

/// <param name="Path">With <c>/</c> between folders.</param>
/// <param name="Size">Bytes once unpacked, as the header says.</param>
public sealed record RarEntry(string Path, long Size, bool IsFolder);
