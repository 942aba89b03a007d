package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MachineTimeTest {
    @Test
    void idleTimeIsTimeWithoutWorkAndTimeOfWaitingForTheDisk() {
        MachineTime time = MachineTime.of("cpu  10 1 4 60 5 6 7 8 9 2");

        assertThat(time).isEqualTo(new MachineTime(65, 101));
    }

    @Test
    void theLoadIsWhatWasNotIdleMeanwhile() {
        MachineTime earlier = new MachineTime(1_000, 2_000);
        MachineTime later = new MachineTime(1_050, 2_200);

        assertThat(later.minus(earlier).load()).isEqualTo(0.75);
    }

    @Test
    void nothingIsKnownOfALineThatIsTooShort() {
        assertThat(MachineTime.of("cpu 1 2 3")).isEqualTo(MachineTime.UNKNOWN);
        assertThat(MachineTime.UNKNOWN.load()).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linuxTells() {
        assertThat(MachineTime.now().all()).isPositive();
    }
}
