namespace BenchmarkWorkflow.Studio.Descriptors;

/// <summary>The types that variables, inputs and outputs may have, under Elsa's aliases.</summary>
internal static class OfferedTypes
{
    public static IReadOnlyList<VariableTypeDescriptor> All { get; } =
    [
        new("Object", "Object", "Primitives", "Any value."),
        new("String", "String", "Primitives", "A text."),
        new("Boolean", "Boolean", "Primitives", "True or false."),
        new("Int32", "Int32", "Primitives", "A whole number of 32 bits."),
        new("Long", "Long", "Primitives", "A whole number of 64 bits."),
        new("Single", "Single", "Primitives", "A floating-point number of 32 bits."),
        new("Double", "Double", "Primitives", "A floating-point number of 64 bits."),
        new("Decimal", "Decimal", "Primitives", "A decimal number."),
        new("Guid", "Guid", "Primitives", "A globally unique identifier."),
        new("DateTime", "DateTime", "Primitives", "A date and a time of day."),
        new("DateTimeOffset", "DateTimeOffset", "Primitives", "A moment: date, time of day and offset from UTC."),
        new("TimeSpan", "TimeSpan", "Primitives", "A length of time."),
        new("StringDictionary", "StringDictionary", "Lookups", "Texts by name."),
        new("ObjectDictionary", "ObjectDictionary", "Lookups", "Values by name."),
        new("JSON", "JSON", "Dynamic", "An object whose members are reached with a dot."),
        new("JsonElement", "JsonElement", "Dynamic", "A piece of JSON for reading."),
        new("JsonNode", "JsonNode", "Dynamic", "A piece of JSON for reading and writing."),
        new("JsonObject", "JsonObject", "Dynamic", "A JSON object for reading and writing."),
        new("ByteArray", "ByteArray", "Data", "Bytes."),
    ];
}
