package dev.acrida.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
    @Test
    void itAsksUntilTheConditionHolds() {
        var asked = new AtomicInteger();
        Await.until(() -> asked.incrementAndGet() == 3, Duration.ofSeconds(10));
        assertThat(asked).hasValue(3);
    }

    @Test
    void itSaysWhatDidNotComeTrue() {
        assertThatThrownBy(() -> Await.until("the end", () -> false, Duration.ofMillis(5)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Await: the end did not come true within PT0.005S");
    }
}
