package dev.acrida.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TillTest {
    private static final long MILLI = 1_000_000;

    @Test
    void whoFindsNobodyPassesAfterTheTimeOfOne() {
        Till till = new Till(200);

        assertThat(till.passes(0)).isEqualTo(5 * MILLI);
        assertThat(till.passes(100 * MILLI)).isEqualTo(105 * MILLI);
    }

    @Test
    void whoComesTooSoonWaitsForThoseBefore() {
        Till till = new Till(200);
        long last = 0;
        for (int i = 0; i < 1_000; i++) {
            last = till.passes(i * MILLI); // 1000 in a second, of whom 200 pass
        }

        assertThat(last).isEqualTo(5_000 * MILLI);
    }

    @Test
    void nobodyWaitsWhereAnyNumberMayPass() {
        Till till = new Till(0);

        assertThat(till.passes(7)).isEqualTo(7);
        assertThat(till.passes(7)).isEqualTo(7);
    }
}
