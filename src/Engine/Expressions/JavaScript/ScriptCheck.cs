using Acornima;
using Acornima.Ast;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>
/// Reads a script's tree and answers two questions, both on the safe side. May the engine serve another script afterwards? Only if this one declares
/// nothing at the top, assigns to nothing but <c>variables.X</c>, and cannot get hold of a built-in object to change it: no <c>this</c>, no computed
/// member but an index, none of the members that lead to constructors and prototypes. May it change objects that it was given? Only if it assigns
/// to members or calls a method that changes its object.
/// </summary>
internal sealed class ScriptCheck : AstVisitor
{
    private static readonly HashSet<string> Harmless =
    [
        "variables", "undefined", "NaN", "Infinity", "Math", "JSON", "Number", "String", "Boolean", "Date", "parseInt", "parseFloat", "isNaN", "isFinite", "Error",
        "encodeURIComponent", "decodeURIComponent", "encodeURI", "decodeURI",
    ];

    private static readonly HashSet<string> Telling =
        ["constructor", "prototype", "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", "captureStackTrace"];

    private static readonly HashSet<string> Changing =
        ["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin", "set", "assign", "defineProperty", "defineProperties", "setPrototypeOf", "delete", "add", "clear", "call", "apply", "bind"];

    private int depth;
    private bool loops, functions, carries;

    /// <summary>The first integer of any length, which this product does not offer.</summary>
    public Position? BigInteger { get; private set; }

    /// <summary>Whether it calls anything but by a plain name: a method may be one that must be guarded, and so may what makes text of a list.</summary>
    public bool Calls { get; private set; }

    /// <summary>Whether it may repeat a step that takes up what the step before left.</summary>
    public bool MayNest => loops || (functions && (!LeavesNothing || MayMutate || carries));

    public bool LeavesNothing { get; private set; } = true;

    public bool MayMutate { get; private set; }

    /// <summary>True for a global name that gives no way to leave something behind: a value, a library whose members cannot be assigned by a checked script, or an accessor of the workflow.</summary>
    public static bool IsHarmless(string name) => Harmless.Contains(name) || ScriptLibrary.IsAccessor(name) || ScriptLibrary.Contains(name);

    protected override object? VisitMemberExpression(MemberExpression node)
    {
        if (node.Computed ? !IsIndex(node.Property) : node.Property is Identifier { Name: var name } && Telling.Contains(name))
            LeavesNothing = false;
        return base.VisitMemberExpression(node);
    }

    protected override object? VisitObjectProperty(ObjectProperty node)
    {
        if (node.Computed || (node.Key is Identifier { Name: var name } && Telling.Contains(name)) || (node.Key is StringLiteral { Value: var text } && Telling.Contains(text)))
            LeavesNothing = false;
        return base.VisitObjectProperty(node);
    }

    protected override object? VisitAccessorProperty(AccessorProperty node)
    {
        LeavesNothing = false;
        return base.VisitAccessorProperty(node);
    }

    protected override object? VisitAssignmentProperty(AssignmentProperty node)
    {
        LeavesNothing = false;
        return base.VisitAssignmentProperty(node);
    }

    protected override object? VisitAssignmentExpression(AssignmentExpression node)
    {
        Assigned(node.Left);
        return base.VisitAssignmentExpression(node);
    }

    protected override object? VisitUnaryExpression(UnaryExpression node)
    {
        if (node is UpdateExpression || node.Operator == Operator.Delete)
            Assigned(node.Argument);
        return base.VisitUnaryExpression(node);
    }

    public override object? Visit(Node node)
    {
        loops |= node is ForStatement or ForInStatement or ForOfStatement or WhileStatement or DoWhileStatement;
        functions |= node is IFunction;
        return base.Visit(node);
    }

    protected override object? VisitLiteral(Literal node)
    {
        if (node is BigIntLiteral) BigInteger ??= node.Location.Start;
        return base.VisitLiteral(node);
    }

    protected override object? VisitCallExpression(CallExpression node)
    {
        if (node.Callee is not Identifier { Name: var called } || !ScriptLibrary.IsAccessor(called)) Calls = true;
        if (node.Callee is MemberExpression { Property: Identifier { Name: "reduce" or "reduceRight" } }) carries = true;
        if (node.Callee is MemberExpression { Property: Identifier { Name: var method } } && Changing.Contains(method))
            MayMutate = true;
        return base.VisitCallExpression(node);
    }

    protected override object? VisitThisExpression(ThisExpression node)
    {
        LeavesNothing = false;
        return base.VisitThisExpression(node);
    }

    protected override object? VisitVariableDeclaration(VariableDeclaration node)
    {
        if (depth == 0)
            LeavesNothing = false;
        return base.VisitVariableDeclaration(node);
    }

    protected override object? VisitFunctionDeclaration(FunctionDeclaration node)
    {
        LeavesNothing = false;
        return Nested(() => base.VisitFunctionDeclaration(node));
    }

    protected override object? VisitClassDeclaration(ClassDeclaration node)
    {
        LeavesNothing = false;
        return base.VisitClassDeclaration(node);
    }

    protected override object? VisitClassExpression(ClassExpression node)
    {
        LeavesNothing = false;
        return base.VisitClassExpression(node);
    }

    protected override object? VisitFunctionExpression(FunctionExpression node)
    {
        if (node.Async || node.Generator)
            LeavesNothing = false;
        return Nested(() => base.VisitFunctionExpression(node));
    }

    protected override object? VisitArrowFunctionExpression(ArrowFunctionExpression node)
    {
        if (node.Async)
            LeavesNothing = false;
        return Nested(() => base.VisitArrowFunctionExpression(node));
    }

    protected override object? VisitForInStatement(ForInStatement node)
    {
        LeavesNothing = false;
        return base.VisitForInStatement(node);
    }

    protected override object? VisitForOfStatement(ForOfStatement node)
    {
        if (node.Left is not VariableDeclaration)
            LeavesNothing = false;
        return base.VisitForOfStatement(node);
    }

    protected override object? VisitWithStatement(WithStatement node)
    {
        LeavesNothing = false;
        return base.VisitWithStatement(node);
    }

    private void Assigned(Node target)
    {
        if (target is MemberExpression { Computed: false, Object: Identifier { Name: "variables" } })
            return;
        LeavesNothing = false;
        if (target is not Identifier)
            MayMutate = true;
    }

    private object? Nested(Func<object?> visit)
    {
        depth++;
        var result = visit();
        depth--;
        return result;
    }

    private static bool IsIndex(Node key) => key is NumericLiteral || (key is StringLiteral { Value: var text } && !Telling.Contains(text));
}
