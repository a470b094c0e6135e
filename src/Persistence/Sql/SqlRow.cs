using System.Data.Common;

namespace BenchmarkWorkflow.Persistence.Sql;

/// <summary>One row as it is read; the values mean the same on both databases.</summary>
internal readonly struct SqlRow(DbDataReader reader, DatabaseKind kind)
{
    public string Text(int i) => reader.GetString(i);

    public string? TextOrNull(int i) => reader.IsDBNull(i) ? null : reader.GetString(i);

    public long Int64(int i) => reader.GetInt64(i);

    public long? Int64OrNull(int i) => reader.IsDBNull(i) ? null : reader.GetInt64(i);

    public int Int32(int i) => reader.GetInt32(i);

    public short Int16(int i) => reader.GetInt16(i);

    public bool Flag(int i) => reader.GetBoolean(i);

    public byte[] Bytes(int i) => reader.GetFieldValue<byte[]>(i);

    public bool IsNull(int i) => reader.IsDBNull(i);

    public DateTimeOffset Instant(int i) =>
        kind == DatabaseKind.Sqlite ? new DateTimeOffset(reader.GetInt64(i), TimeSpan.Zero) : new DateTimeOffset(reader.GetFieldValue<DateTime>(i));

    public DateTimeOffset? InstantOrNull(int i) => reader.IsDBNull(i) ? null : Instant(i);
}
