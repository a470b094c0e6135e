using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using SQLitePCL;

namespace BenchmarkWorkflow.Persistence.Sql;

/// <summary>One value for a statement, in a form that both drivers take without boxing on the way to it. Made by implicit conversion.</summary>
internal readonly struct Arg
{
    private readonly Kind kind;
    private readonly long number;
    private readonly object? reference;
    private readonly ReadOnlyMemory<byte> bytes;

    private Arg(Kind kind, long number = 0, object? reference = null, ReadOnlyMemory<byte> bytes = default)
    {
        this.kind = kind;
        this.number = number;
        this.reference = reference;
        this.bytes = bytes;
    }

    private enum Kind
    {
        Text,
        Int64,
        Int32,
        Int16,
        Flag,
        Instant,
        NoInstant,
        Bytes,
        Texts,
    }

    public static implicit operator Arg(string? value) => new(Kind.Text, reference: value);

    public static implicit operator Arg(long value) => new(Kind.Int64, value);

    public static implicit operator Arg(int value) => new(Kind.Int32, value);

    public static implicit operator Arg(short value) => new(Kind.Int16, value);

    public static implicit operator Arg(bool value) => new(Kind.Flag, value ? 1 : 0);

    public static implicit operator Arg(DateTimeOffset value) => new(Kind.Instant, Mapping.Values.Ticks(value));

    public static implicit operator Arg(DateTimeOffset? value) => value is { } instant ? instant : new Arg(Kind.NoInstant);

    public static implicit operator Arg(ReadOnlyMemory<byte> value) => new(Kind.Bytes, bytes: value);

    /// <summary>A list: <c>text[]</c> on PostgreSQL, a JSON array on SQLite. See <see cref="Dialect.In"/>.</summary>
    public static Arg Of(IReadOnlyCollection<string> values) => new(Kind.Texts, reference: values);

    internal NpgsqlParameter ToPostgres() => kind switch
    {
        Kind.Text => new NpgsqlParameter<string?> { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = (string?)reference },
        Kind.Int64 => new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = number },
        Kind.Int32 => new NpgsqlParameter<int> { NpgsqlDbType = NpgsqlDbType.Integer, TypedValue = (int)number },
        Kind.Int16 => new NpgsqlParameter<short> { NpgsqlDbType = NpgsqlDbType.Smallint, TypedValue = (short)number },
        Kind.Flag => new NpgsqlParameter<bool> { NpgsqlDbType = NpgsqlDbType.Boolean, TypedValue = number != 0 },
        Kind.Instant => new NpgsqlParameter<DateTime> { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = new DateTime(number, DateTimeKind.Utc) },
        Kind.NoInstant => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = DBNull.Value },
        Kind.Bytes => new NpgsqlParameter<ReadOnlyMemory<byte>> { NpgsqlDbType = NpgsqlDbType.Bytea, TypedValue = bytes },
        Kind.Texts => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = ((IReadOnlyCollection<string>)reference!).ToArray() },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    internal void ToSqlite(SqliteParameter parameter)
    {
        switch (kind)
        {
            case Kind.Text: Set(parameter, SqliteType.Text, reference); break;
            case Kind.Int64 or Kind.Int32 or Kind.Int16 or Kind.Flag or Kind.Instant: Set(parameter, SqliteType.Integer, number); break;
            case Kind.NoInstant: Set(parameter, SqliteType.Integer, null); break;
            case Kind.Bytes: Set(parameter, SqliteType.Blob, bytes.ToArray()); break;
            case Kind.Texts: Set(parameter, SqliteType.Text, System.Text.Json.JsonSerializer.Serialize((IReadOnlyCollection<string>)reference!)); break;
            default: throw new ArgumentOutOfRangeException(nameof(parameter));
        }
    }

    /// <summary>Gives it to a compiled statement, which takes a copy.</summary>
    internal void ToSqlite(sqlite3_stmt statement, int place)
    {
        var result = kind switch
        {
            Kind.Text => reference is string text ? raw.sqlite3_bind_text(statement, place, text) : raw.sqlite3_bind_null(statement, place),
            Kind.Int64 or Kind.Int32 or Kind.Int16 or Kind.Flag or Kind.Instant => raw.sqlite3_bind_int64(statement, place, number),
            Kind.NoInstant => raw.sqlite3_bind_null(statement, place),
            Kind.Bytes => bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, place, 0) : raw.sqlite3_bind_blob(statement, place, bytes.Span),
            Kind.Texts => raw.sqlite3_bind_text(statement, place, System.Text.Json.JsonSerializer.Serialize((IReadOnlyCollection<string>)reference!)),
            _ => throw new ArgumentOutOfRangeException(nameof(statement)),
        };
        if (result != raw.SQLITE_OK) throw new SqliteException($"SQLite Error {result}: a value was refused.", result);
    }

    private static void Set(SqliteParameter parameter, SqliteType type, object? value)
    {
        parameter.SqliteType = type;
        parameter.Value = value ?? DBNull.Value;
    }
}
