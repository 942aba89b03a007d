package dev.acrida.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForegroundTest {
    @Test
    void theTerminalIsOursWhileItsGroupIsOurs() {
        assertThat(Foreground.isForeground("71 (java) S 60 71 60 34816 71 4194304 1")).isTrue();
    }

    @Test
    void inTheBackgroundItIsTheShells() {
        assertThat(Foreground.isForeground("71 (java) S 60 71 60 34816 60 4194304 1")).isFalse();
        assertThat(Foreground.isForeground("71 (a) b) S 60 71 60 34816 60 4194304 1")).isFalse();
    }

    @Test
    void whereTheSystemDoesNotSayItIsOurs() {
        assertThat(Foreground.isForeground("")).isTrue();
    }
}
