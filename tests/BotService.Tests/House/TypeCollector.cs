using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace BotService.Tests.House;

/// <summary>A type of ours, or the outermost one around it.</summary>
internal readonly record struct TypeName(string Space, string Name)
{
    public override string ToString() => $"{Space}.{Name}";
}

/// <summary>One type that uses another.</summary>
internal readonly record struct TypeUse(TypeName User, TypeName Used);

/// <summary>Notes each of our types that stands in a signature; the signature itself is not wanted.</summary>
internal sealed class TypeCollector(MetadataReader metadata) : ISignatureTypeProvider<bool, object?>
{
    private const string Ours = "BotService";

    private readonly HashSet<TypeUse> _uses = [];

    public IReadOnlySet<TypeUse> Uses => _uses;

    /// <summary>Whose signatures are read now.</summary>
    public TypeName User { get; set; }

    public void Add(TypeDefinitionHandle handle) => Note(NameOf(handle));

    public void Add(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);

        while (type.ResolutionScope.Kind is HandleKind.TypeReference)
        {
            type = metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        }

        Note(new TypeName(metadata.GetString(type.Namespace), metadata.GetString(type.Name)));
    }

    public TypeName NameOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);

        while (type.GetDeclaringType() is { IsNil: false } outer)
        {
            type = metadata.GetTypeDefinition(outer);
        }

        return new TypeName(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        Add(handle);
        return true;
    }

    public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        Add(handle);
        return true;
    }

    public bool GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public bool GetArrayType(bool elementType, ArrayShape shape) => true;

    public bool GetByReferenceType(bool elementType) => true;

    public bool GetFunctionPointerType(MethodSignature<bool> signature) => true;

    public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => true;

    public bool GetGenericMethodParameter(object? genericContext, int index) => true;

    public bool GetGenericTypeParameter(object? genericContext, int index) => true;

    public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => true;

    public bool GetPinnedType(bool elementType) => true;

    public bool GetPointerType(bool elementType) => true;

    public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => true;

    public bool GetSZArrayType(bool elementType) => true;

    private void Note(TypeName used)
    {
        if (used != User && (used.Space == Ours || used.Space.StartsWith($"{Ours}.", StringComparison.Ordinal)))
        {
            _uses.Add(new TypeUse(User, used));
        }
    }
}
