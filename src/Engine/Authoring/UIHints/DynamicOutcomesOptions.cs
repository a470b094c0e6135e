namespace Elsa.Workflows.Options;

/// <summary>The outcomes that an input of outcomes offers in any case; Studio draws a port for each.</summary>
public sealed record DynamicOutcomesOptions(ICollection<string> FixedOutcomes);
