using Fluid;
using Fluid.Ast;

namespace BotService.Messaging;

/// <summary>Looks through a template for what it must not hold: an unknown field would be empty for every reader, and a loop has no place in one line.</summary>
internal sealed class TextFieldCheck(IReadOnlyList<TextField> fields) : AstVisitor
{
    private string? _problem;

    public string? ProblemOf(IFluidTemplate template)
    {
        VisitTemplate(template);
        return _problem;
    }

    public override Statement Visit(Statement statement)
    {
        if (statement is not (null or TextSpanStatement or OutputStatement or IfStatement or ElseStatement or ElseIfStatement or UnlessStatement))
        {
            _problem ??= $"只能用字段和条件：{{{{ title }}}}、{{% if last %}}…{{% else %}}…{{% endif %}}";
            return statement;
        }

        return statement is null ? null! : base.Visit(statement);
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        if (memberExpression.Segments is not [IdentifierSegment segment] || fields.All(field => field.Name != segment.Identifier))
        {
            var name = string.Join('.', memberExpression.Segments.OfType<IdentifierSegment>().Select(part => part.Identifier));
            _problem ??= $"没有叫 {name} 的字段，这里可以用 {string.Join("、", fields.Select(field => field.Name))}";
        }

        return base.VisitMemberExpression(memberExpression);
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        _problem ??= $"不能用 | {filterExpression.Name}，直接写字段";
        return base.VisitFilterExpression(filterExpression);
    }
}
