package dev.acrida.cli.run;

import dev.acrida.engine.UserRules;

import java.util.Optional;

/**
 * What users do, and how much of it. Immutable.
 *
 * @param shape name of the load shape, {@code none} for none, empty for the only one
 * @param rules how much and how fast users work
 * @param equalWeights whether all classes and tasks are equally likely
 */
public record WorkloadSettings(Optional<String> shape, UserRules rules, boolean equalWeights) {}
