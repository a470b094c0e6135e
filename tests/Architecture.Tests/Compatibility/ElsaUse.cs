using System.Reflection;
using System.Reflection.Metadata;

namespace BenchmarkWorkflow.Architecture.Tests.Compatibility;

/// <summary>What a built assembly uses of types under <c>Elsa.*</c>, held against a public API.</summary>
internal sealed class ElsaUse(MetadataReader reader, PublicApi api)
{
    private static readonly SignatureText Text = new();

    /// <summary>The types named, as <c>Namespace.Name`arity</c>.</summary>
    public IEnumerable<string> Types => References.Select(reference => $"{Space(reference)}.{reader.GetString(reference.Name)}").Distinct().Order(StringComparer.Ordinal);

    /// <summary>Everything used that the public API does not have, one line each.</summary>
    public IReadOnlyList<string> Missing() =>
        [.. MissingTypes().Concat(MissingMembers()).Concat(MissingOverrides()).Concat(MissingArguments()).Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<TypeReference> References => reader.TypeReferences.Select(reader.GetTypeReference).Where(reference => Space(reference).StartsWith("Elsa", StringComparison.Ordinal));

    private IEnumerable<string> MissingTypes() => References.Where(reference => Find(reference) is null).Concat(OurEngines).Select(reference => $"type {Space(reference)}.{reader.GetString(reference.Name)}");

    /// <summary>What of the engine has no name of Elsa's is not there when Elsa's assemblies are.</summary>
    private IEnumerable<TypeReference> OurEngines => reader.TypeReferences.Select(reader.GetTypeReference).Where(reference => Space(reference).StartsWith("BenchmarkWorkflow.Engine", StringComparison.Ordinal));

    private IEnumerable<string> MissingMembers()
    {
        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (TypeOf(member.Parent) is not { } reference || Find(reference) is not { } type) continue;
            var line = Line(member);
            if (!api.Has(type, line)) yield return $"{Space(reference)}.{type.Name}: {line}";
        }
    }

    /// <summary>A class overrides only what its base has as such, and everything that its base or an interface demands.</summary>
    private IEnumerable<string> MissingOverrides()
    {
        foreach (var definition in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            var methods = definition.GetMethods().Select(reader.GetMethodDefinition).ToList();
            var own = methods.Select(Line).ToHashSet(StringComparer.Ordinal);
            if (TypeOf(definition.BaseType) is { } parent && Find(parent) is { } type)
            {
                foreach (var method in methods.Where(IsOverride))
                    if (!IsOfObject(method) && !api.Has(type, Line(method), inherited: true)) yield return $"{Space(parent)}.{type.Name}: override {Line(method)}";
                if (!definition.Attributes.HasFlag(TypeAttributes.Abstract))
                    foreach (var demanded in api.Demanded(type).Where(line => type.Abstract.Contains(line) && !own.Contains(line) && !line.Contains('!', StringComparison.Ordinal)))
                        yield return $"{Space(parent)}.{type.Name}: {demanded} is not overridden by {reader.GetString(definition.Name)}";
            }

            foreach (var implemented in definition.GetInterfaceImplementations().Select(reader.GetInterfaceImplementation))
                if (TypeOf(implemented.Interface) is { } contract && Find(contract) is { } face)
                    foreach (var demanded in api.Demanded(face).Where(line => !own.Contains(line)))
                        yield return $"{Space(contract)}.{face.Name}: {demanded} is not implemented by {reader.GetString(definition.Name)}";
        }
    }

    private IEnumerable<string> MissingArguments()
    {
        foreach (var attribute in reader.CustomAttributes.Select(reader.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind != HandleKind.MemberReference) continue;
            if (TypeOf(reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent) is not { } reference || Find(reference) is not { } type) continue;
            foreach (var given in attribute.DecodeValue(Text).NamedArguments)
                if (!api.Has(type, $"void set_{given.Name}({given.Type})") && !api.Has(type, $"void set_{given.Name}(object)")) yield return $"{Space(reference)}.{type.Name}: {given.Name} of {given.Type} as an argument";
        }
    }

    private string Line(MemberReference member)
    {
        var name = reader.GetString(member.Name);
        return member.GetKind() == MemberReferenceKind.Field ? $"{member.DecodeFieldSignature(Text, null)} {name}" : Line(name, member.DecodeMethodSignature(Text, null));
    }

    private string Line(MethodDefinition method) => Line(reader.GetString(method.Name), method.DecodeSignature(Text, null));

    private static string Line(string name, MethodSignature<string> signature)
    {
        var taken = $"({string.Join(", ", signature.ParameterTypes)})";
        return name == ".ctor" ? "ctor" + taken : $"{signature.ReturnType} {name}{(signature.GenericParameterCount > 0 ? $"`{signature.GenericParameterCount}" : "")}{taken}";
    }

    private static bool IsOverride(MethodDefinition method) => method.Attributes.HasFlag(MethodAttributes.Virtual) && !method.Attributes.HasFlag(MethodAttributes.NewSlot);

    private bool IsOfObject(MethodDefinition method) => reader.GetString(method.Name) is "ToString" or "Equals" or "GetHashCode";

    private TypeReference? TypeOf(EntityHandle handle)
    {
        if (handle.IsNil) return null;
        if (handle.Kind == HandleKind.TypeReference) return Elsas(reader.GetTypeReference((TypeReferenceHandle)handle));
        if (handle.Kind != HandleKind.TypeSpecification) return null;
        var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return null;
        blob.ReadByte(); // class or value type
        var generic = blob.ReadTypeHandle();
        return generic.Kind == HandleKind.TypeReference ? Elsas(reader.GetTypeReference((TypeReferenceHandle)generic)) : null;
    }

    private TypeReference? Elsas(TypeReference reference) => Space(reference).StartsWith("Elsa", StringComparison.Ordinal) ? reference : null;

    private ApiType? Find(TypeReference reference) =>
        reader.GetString(reference.Name).Split('`') is [var name, .. var arity] ? api.Find(Space(reference), name, arity is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 0) : null;

    private string Space(TypeReference reference) => reader.GetString(reference.Namespace);
}
