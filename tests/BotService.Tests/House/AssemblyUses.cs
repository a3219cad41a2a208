using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace BotService.Tests.House;

/// <summary>Reads from a compiled assembly which of our types use which: by what they derive from, their members, their attributes, and everything a method's body touches.</summary>
internal sealed class AssemblyUses
{
    private const int TwoBytes = 0xFE;

    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value, code => code.OperandType);

    /// <summary>The service, the protocol and the far side that stands in for WeCom.</summary>
    public static IReadOnlyList<Assembly> Ours { get; } = [typeof(Program).Assembly, typeof(WeCom.CorpCredentials).Assembly, typeof(Simulator.WeComSimulator).Assembly];

    /// <summary>Of all of them, read once for every test that asks.</summary>
    public static Lazy<IReadOnlyList<TypeUse>> All { get; } = new(() => [.. Ours.SelectMany(Of)]);

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly TypeCollector _used;

    private AssemblyUses(PEReader file)
    {
        (_file, _metadata) = (file, file.GetMetadataReader());
        _used = new TypeCollector(_metadata);
    }

    public static IReadOnlySet<TypeUse> Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var uses = new AssemblyUses(file);

        foreach (var handle in uses._metadata.TypeDefinitions)
        {
            uses.Read(handle);
        }

        return uses._used.Uses;
    }

    private void Read(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        _used.User = _used.NameOf(handle);
        Add(type.BaseType);
        AddAttributes(type.GetCustomAttributes());
        AddConstraints(type.GetGenericParameters());

        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Add(_metadata.GetInterfaceImplementation(implemented).Interface);
        }

        foreach (var field in type.GetFields().Select(_metadata.GetFieldDefinition))
        {
            field.DecodeSignature(_used, null);
            AddAttributes(field.GetCustomAttributes());
        }

        foreach (var property in type.GetProperties().Select(_metadata.GetPropertyDefinition))
        {
            AddAttributes(property.GetCustomAttributes());
        }

        foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
        {
            method.DecodeSignature(_used, null);
            AddAttributes(method.GetCustomAttributes());
            AddConstraints(method.GetGenericParameters());

            foreach (var parameter in method.GetParameters().Select(_metadata.GetParameter))
            {
                AddAttributes(parameter.GetCustomAttributes());
            }

            if (method.RelativeVirtualAddress != 0)
            {
                ReadBody(_file.GetMethodBody(method.RelativeVirtualAddress));
            }
        }
    }

    private void ReadBody(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_used, null);
        }

        foreach (var region in body.ExceptionRegions)
        {
            Add(region.CatchType);
        }

        var code = body.GetILReader();

        while (code.RemainingBytes > 0)
        {
            var first = code.ReadByte();

            switch (Operands[first == TwoBytes ? (TwoBytes << 8) | code.ReadByte() : first])
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.Offset += 1;
                    break;
                case OperandType.InlineVar:
                    code.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += targets * 4;
                    break;
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    Add(MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                default:
                    code.Offset += 4;
                    break;
            }
        }
    }

    private void Add(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                _used.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeReference:
                _used.Add((TypeReferenceHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_used, null);
                break;
            case HandleKind.MethodSpecification:
                var instance = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                instance.DecodeSignature(_used, null);
                Add(instance.Method);
                break;
            case HandleKind.MethodDefinition:
                var method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                method.DecodeSignature(_used, null);
                Add(method.GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                var field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                field.DecodeSignature(_used, null);
                Add(field.GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                AddMember(_metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
            default:
                throw new InvalidOperationException($"A body does not touch a {handle.Kind}.");
        }
    }

    private void AddMember(MemberReference member)
    {
        Add(member.Parent);

        if (member.GetKind() is MemberReferenceKind.Method)
        {
            member.DecodeMethodSignature(_used, null);
        }
        else
        {
            member.DecodeFieldSignature(_used, null);
        }
    }

    private void AddAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
        {
            Add(_metadata.GetCustomAttribute(attribute).Constructor);
        }
    }

    private void AddConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (var constraint in parameters.SelectMany(parameter => _metadata.GetGenericParameter(parameter).GetConstraints()))
        {
            Add(_metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }
}
