package dev.acrida.cli;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.cli.compile.SourceException;
import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.log.Logging;
import dev.acrida.engine.definition.DeclaredOptions;
import dev.acrida.engine.definition.OptionValues;
import dev.acrida.engine.definition.TestDefinitionException;

import picocli.CommandLine.Model.CommandSpec;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The test that a command was asked for, compiled when it is first needed, with the options that it
 * declares. Confined to one thread.
 */
final class AskedTest {
    private static final System.Logger LOG = System.getLogger("acrida.run");

    private final EarlyCompiler compiler;
    private final ConfiguredValues configured;
    private final Supplier<TestSource> source;
    private Optional<Loaded> loaded = Optional.empty();

    /**
     * Creates one.
     *
     * @param source where it comes from, once the arguments have been read
     */
    AskedTest(EarlyCompiler compiler, ConfiguredValues configured, Supplier<TestSource> source) {
        this.compiler = compiler;
        this.configured = configured;
        this.source = source;
    }

    /** Whether there seems to be a test. */
    boolean isThere() {
        return source.get().isThere();
    }

    /**
     * Its classes.
     *
     * @throws SourceException if it cannot be compiled
     */
    CompiledTest compiled() {
        return loaded().test();
    }

    /** The options that it declares. */
    DeclaredOptions declared() {
        return loaded().declared();
    }

    /**
     * Adds its options to the command.
     *
     * @throws SourceException if it cannot be compiled
     * @throws TestDefinitionException if one is called as one of the command's own
     */
    void declare(CommandSpec command) {
        new TestOwnOptions(declared()).addTo(command);
    }

    /** Does that if there is a test; help is of use also where there is none. */
    void declareForHelp(CommandSpec command) {
        try {
            declare(command);
        } catch (SourceException | TestDefinitionException e) {
            LOG.log(System.Logger.Level.DEBUG, "help without the options of the test", e);
        }
    }

    /**
     * Sets its options to what was given for them, on the command line or elsewhere, and keeps
     * those that are secret out of the log.
     *
     * @param all whether those that are required must be given now
     * @return the values of all of them
     * @throws dev.acrida.cli.config.ConfigException if a value is wrong or missing, or a file sets
     *     what is no option
     */
    OptionValues settle(CommandSpec command, boolean all) {
        new UnknownSettings(command.root(), declared()).check(configured.settings());
        new TestOwnOptions(declared()).set(command.commandLine().getParseResult(), configured, all);
        OptionValues values = declared().values();
        Logging.hide(values.secretTexts());
        return values;
    }

    private Loaded loaded() {
        Loaded found = loaded.orElseGet(this::load);
        loaded = Optional.of(found);
        return found;
    }

    private Loaded load() {
        try {
            CompiledTest compiled = compiler.compile(source.get());
            return new Loaded(compiled, DeclaredOptions.in(compiled.classes()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the test was compiled", e);
        }
    }

    private record Loaded(CompiledTest test, DeclaredOptions declared) {}
}
