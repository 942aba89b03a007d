package dev.acrida.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;

class MachineLimitsTest {
    private static final MachineLimits LIMITS =
            new MachineLimits(OptionalLong.of(100_000), OptionalLong.of(28_232));

    @Test
    void aRunWithinTheLimitsNeedsNoWarning() {
        assertThat(LIMITS.warnings(28_232, 0)).isEmpty();
        assertThat(LIMITS.warnings(80_000, 3)).isEmpty();
    }

    @Test
    void moreUsersThanOpenFilesAreNamed() {
        List<String> warnings = LIMITS.warnings(100_000, 10);
        assertThat(warnings).hasSize(1);
        assertThat(warnings.getFirst())
                .startsWith("100,000 users may need more connections than the 100,000 open files");
    }

    @Test
    void moreUsersThanPortsAreNamed() {
        assertThat(LIMITS.warnings(60_000, 1))
                .singleElement()
                .asString()
                .contains("than the 28,232 local ports of 1 source address", "--source-address");
    }

    @Test
    void whatIsNotKnownIsNotWarnedOf() {
        MachineLimits unknown = new MachineLimits(OptionalLong.empty(), OptionalLong.empty());
        assertThat(unknown.warnings(10_000_000, 0)).isEmpty();
    }

    @Test
    void thisMachinesLimitsAreRead() {
        assertThat(MachineLimits.read().warnings(1, 0)).isEmpty();
    }
}
